import { computed, type ComputedRef, onScopeDispose, type ShallowRef, shallowRef } from 'vue'

/** So many losses within so long (ms) are too many; after as long again a new start is made. */
const MOST = 2
export const PAUSE = 600_000

/** Losses of a picture's context: it is drawn anew after each, not at all for a while after several, and then once more. */
export const useLosses = (
  now: () => number,
): {
  /** Rises with every loss and every new start. */
  round: ShallowRef<number>
  broken: ComputedRef<boolean>
  lose: () => void
} => {
  const round = shallowRef(0)
  const times = shallowRef<readonly number[]>([])
  let pause: ReturnType<typeof setTimeout> | undefined
  const broken = computed(() => times.value.length >= MOST)
  const lose = (): void => {
    const at = now()
    times.value = [...times.value.filter((time) => at - time < PAUSE), at]
    round.value += 1
    if (!broken.value) return
    clearTimeout(pause)
    pause = setTimeout(() => {
      times.value = []
      round.value += 1
    }, PAUSE)
  }
  onScopeDispose(() => clearTimeout(pause))
  return { round, broken, lose }
}
