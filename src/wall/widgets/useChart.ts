import { computed, type ComputedRef, useTemplateRef } from 'vue'
import type { EngineOption, Size } from '../charts/option.ts'
import type { Sketch } from '../charts/sketch.ts'
import type { Pen } from '../charts/style.ts'
import { useSize } from '../charts/useSize.ts'
import { useStage } from '../stores/stage.ts'
import { TOKENS } from '../theme/tokens.ts'

/** The size of the element with `ref="body"`, and a sketch made for it in the stage's theme and unit once it has one. */
export const useChart = (
  make: (size: Size, pen: Pen) => EngineOption,
): { size: ReturnType<typeof useSize>; pen: ComputedRef<Pen>; sketch: ComputedRef<Sketch | null> } => {
  const stage = useStage()
  const size = useSize(useTemplateRef<HTMLElement>('body'))
  const pen = computed<Pen>(() => ({ tokens: TOKENS[stage.theme], u: stage.u }))
  const sketch = computed<Sketch | null>(() => (size.value === null ? null : { draws: 'option', option: make(size.value, pen.value) }))
  return { size, pen, sketch }
}
