import { onBeforeUnmount, onMounted, shallowRef } from 'vue'
import { machineClock } from '../machine.ts'
import { shiftAt } from './shift.ts'

/** The wall's small wandering against burn-in; none where stillness or reduced motion is asked for. */
export const useShift = (still: boolean) => {
  const shift = shallowRef(shiftAt(0))
  const reduced = matchMedia('(prefers-reduced-motion: reduce)')
  let beat: ReturnType<typeof setInterval> | undefined
  const move = (): void => {
    const next = still || reduced.matches ? shiftAt(0) : shiftAt(machineClock())
    if (next !== shift.value) shift.value = next
  }
  onMounted(() => (beat = setInterval(move, 10_000)))
  onBeforeUnmount(() => clearInterval(beat))
  return shift
}
