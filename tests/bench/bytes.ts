import { deltaOf, packDeltas } from '#contract/delta/stateDelta.ts'
import type { State } from '#contract/state.ts'
import { stateOf } from '../helpers/stateOf.ts'

const WATCHED = 1000
const SHARE = 0.05
const ROUNDS = 200

export interface Sent {
  way: string
  bytes: number
  /** µs of CPU to make it, once for all walls that watch the same. */
  cost: number
}

const watched = (): State[] =>
  Array.from({ length: WATCHED }, (_, at) =>
    stateOf({
      region: String(500_000 + at),
      value: Math.round((50 + 45 * Math.sin(at)) * 10) / 10,
      previous: { value: 48.2, period: stateOf().period!, basis: 'same_weekday' },
    }),
  )
const moved = (state: State, at: number): State => ({ ...state, value: Math.round((state.value! + Math.cos(at) * 3) * 10) / 10 })
const judged = (state: State, at: number): State => ({
  ...moved(state, at),
  knownAt: '2026-11-21T09:43:07.113+08:00',
  readAt: '2026-11-21T09:43:00+08:00',
  level: 'blue',
  levelSince: '2026-11-21T09:43:07+08:00',
  period: { ...state.period!, until: '2026-11-21T09:43:00+08:00' },
})

const measured = (way: string, make: () => string): Sent => {
  const bytes = Buffer.byteLength(make())
  const began = process.cpuUsage()
  for (let round = 0; round < ROUNDS; round++) make()
  const { user, system } = process.cpuUsage(began)
  return { way, bytes, cost: (user + system) / ROUNDS }
}

/** Bytes to a wall for a tick in which 5 % of 1,000 watched values change; what frames the socket adds is left out. */
export const bytes = (): Sent[] => {
  const before = watched()
  const changed = before.filter((_, at) => at % (1 / SHARE) === 0)
  const of = (change: typeof moved) =>
    Buffer.from(packDeltas(changed.map((state, at) => deltaOf(state, change(state, at))!))).toString('base64')
  const after = before.map((state, at) => (at % (1 / SHARE) === 0 ? moved(state, at) : state))
  return [
    measured('a JSON snapshot of values, broadcast', () =>
      JSON.stringify(after.map(({ indicator, region, value, knownAt }) => ({ indicator, region, value, time: knownAt }))),
    ),
    measured('JSON of the changed states', () => JSON.stringify(changed.map(moved))),
    measured('ours: deltas, values alone', () => of(moved)),
    measured('ours: deltas, level, period and known-at too', () => of(judged)),
  ]
}
