import type { Pulse } from '#contract/wire.ts'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { machineClock } from '../machine.ts'
import { useClock } from './clock.ts'

export type ConnectionState = 'connecting' | 'live' | 'late' | 'lost'

/** How the link stands: live, late (the gateway is silent), lost since an instant; and what was dropped. */
export const useConnection = defineStore('connection', () => {
  const clock = useClock()
  const state = ref<ConnectionState>('connecting')
  /** Gateway instant (ms) of the last sign of life. */
  const since = ref(0)
  const pulse = shallowRef<Pulse | null>(null)
  /** Malformed messages that were dropped. */
  const dropped = ref(0)
  /** The gateway speaks another contract or serves another build: reload when nobody is at the wall. */
  const outdated = ref(false)
  const refusal = ref<string | null>(null)
  let heard = machineClock()
  let gap = 1000
  let tick = 1000

  const expects = (ms: number): void => {
    tick = ms
  }
  const silence = (): number => machineClock() - heard
  const patience = (): number => 3 * Math.max(tick, gap)
  const alive = (): void => {
    heard = machineClock()
    since.value = clock.now()
    if (state.value !== 'connecting') state.value = 'live'
  }
  const beat = (come: Pulse): void => {
    const before = pulse.value
    if (before) gap = Math.min(10_000, Math.max(tick, silence()))
    pulse.value = come
    alive()
  }
  /** The page has its first figures, but no socket yet. */
  const begun = (): void => {
    heard = machineClock()
    since.value = clock.now()
  }
  const welcomed = (): void => {
    state.value = 'live'
    alive()
  }
  const cut = (): void => {
    if (state.value !== 'connecting') state.value = 'lost'
  }
  /** Called every second: says late where the gateway has been silent, and lost where it has not followed the first figures; answers how long it has been (ms). */
  const check = (): number => {
    if (silence() > patience()) {
      if (state.value === 'live') state.value = 'late'
      else if (state.value === 'connecting' && since.value > 0) state.value = 'lost'
    }
    return silence()
  }
  const standing = computed(() => state.value === 'live')
  return { state, since, pulse, dropped, outdated, refusal, standing, expects, patience, alive, beat, begun, welcomed, cut, check }
})
