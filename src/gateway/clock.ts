import type { Place } from '#contract/place.ts'

/** The place's clock: the machine's, or a played-back past that runs while the gateway does. */
export interface Clock {
  now(): number
  /** Place seconds per second; 0 once a played-back past has reached its end. */
  speed(): number
}

/** `machine` is the only reader of the machine's clock; `resume` is where a played-back clock stood when the gateway last stopped. */
export const clockOf = (place: Place, machine: () => number, resume: number | null): Clock => {
  if (!place.clock) return { now: machine, speed: () => 1 }
  const { from, to, speed } = place.clock
  const start = Math.max(Date.parse(from), resume ?? -Infinity)
  const end = to === undefined ? Infinity : Date.parse(to)
  const began = machine()
  const now = () => Math.min(end, Math.round(start + Math.max(0, machine() - began) * speed))
  return { now, speed: () => (now() >= end ? 0 : speed) }
}
