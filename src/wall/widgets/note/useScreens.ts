import { computed, type ComputedRef, onBeforeUnmount, onMounted, ref, type Ref, watch } from 'vue'
import { PAGE_STANDS } from '../paging.ts'

/** A long paper turned screen by screen, every 12 s: by how many px it is shifted, which screen stands (from 0), of how many. */
export const useScreens = (
  box: Readonly<Ref<HTMLElement | null>>,
  paper: Readonly<Ref<HTMLElement | null>>,
  again: () => unknown,
): { shift: ComputedRef<number>; screen: ComputedRef<number>; screens: ComputedRef<number> } => {
  const seen = ref(0)
  const whole = ref(0)
  const line = ref(1)
  const turn = ref(0)
  const measure = (): void => {
    seen.value = box.value?.clientHeight ?? 0
    whole.value = paper.value?.scrollHeight ?? 0
    line.value = paper.value ? Number.parseFloat(getComputedStyle(paper.value).lineHeight) || 1 : 1
  }
  const observer = new ResizeObserver(measure)
  let timer: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    if (box.value) observer.observe(box.value)
    if (paper.value) observer.observe(paper.value)
    timer = setInterval(() => (turn.value += 1), PAGE_STANDS)
  })
  onBeforeUnmount(() => {
    observer.disconnect()
    clearInterval(timer)
  })
  watch(again, measure, { flush: 'post' })
  /** A screen overlaps the next by a line, so that none is lost at the cut. */
  const step = computed(() => Math.max(line.value, seen.value - line.value))
  const screens = computed(() =>
    whole.value <= seen.value + 1 || seen.value === 0 ? 1 : 1 + Math.ceil((whole.value - seen.value) / step.value),
  )
  const screen = computed(() => turn.value % screens.value)
  const shift = computed(() => Math.max(0, Math.min(screen.value * step.value, whole.value - seen.value)))
  return { shift, screen, screens }
}
