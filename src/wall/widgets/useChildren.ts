import type { Region } from '#contract/region.ts'
import type { State } from '#contract/state.ts'
import type { Where } from '#contract/widgets.ts'
import { computed, type ComputedRef } from 'vue'
import type { z } from 'zod'
import { useBoard } from '../stores/board.ts'
import { usePlace } from '../stores/place.ts'
import { useStage } from '../stores/stage.ts'

type At = z.infer<typeof Where>

/** The child regions a panel compares, by its leading indicator. A region without children of its own is shown among its neighbours. */
export const useChildren = (
  panel: () => { region: At; options: { of: At } },
  lead: () => string,
): { parent: ComputedRef<string>; children: ComputedRef<Region[]>; states: ComputedRef<State[]> } => {
  const place = usePlace()
  const board = useBoard()
  const stage = useStage()
  const parent = computed(() => {
    const { region, options } = panel()
    const asked = stage.regionOf(options.of === 'stage' ? region : options.of)
    return !board.filled || board.children(lead(), asked).length > 0 ? asked : (place.region(asked)?.parent ?? asked)
  })
  const states = computed(() => board.children(lead(), parent.value))
  const children = computed(() => place.children(parent.value).filter((one) => states.value.some((state) => state.region === one.code)))
  return { parent, children, states }
}
