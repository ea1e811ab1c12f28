import { defineStore } from 'pinia'
import { ref } from 'vue'
import { machineClock } from '../machine.ts'

/** The gateway's clock as learned at welcome and at every pulse: `now()` in epoch ms, `second` the same, ticking for what ages. */
export const useClock = defineStore('clock', () => {
  let gateway = 0
  let local = 0
  let speed = 1
  const known = ref(false)
  const second = ref(0)

  const now = (): number => gateway + (machineClock() - local) * speed
  const tick = (): void => {
    second.value = now()
  }
  const learn = (instant: string, runs = speed): void => {
    gateway = Date.parse(instant)
    local = machineClock()
    speed = runs
    known.value = true
    tick()
  }
  return { now, second, known, learn, tick }
})
