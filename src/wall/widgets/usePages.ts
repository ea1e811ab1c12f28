import { computed, type ComputedRef, onScopeDispose, ref, watch } from 'vue'
import { type Page, PAGE_STANDS, pageOf } from './paging.ts'

/** Pages of a list that is too long, turned every 12 s (or `stands` ms) from the first one on. Call in setup. */
export const usePages = <T>(
  all: () => readonly T[],
  most: () => number | readonly number[],
  stands: () => number = () => PAGE_STANDS,
): ComputedRef<Page<T>> => {
  const turn = ref(0)
  let timer: ReturnType<typeof setInterval> | undefined
  const stop = (): void => clearInterval(timer)
  watch(
    stands,
    (ms) => {
      stop()
      timer = setInterval(() => (turn.value += 1), ms)
    },
    { immediate: true },
  )
  onScopeDispose(stop)
  return computed(() => pageOf(all(), most(), turn.value))
}
