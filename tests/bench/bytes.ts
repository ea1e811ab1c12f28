import { deltaOf, packDeltas } from '#contract/delta/stateDelta.ts'
import type { State } from '#contract/state.ts'
import { stateOf } from '../helpers/stateOf.ts'
import type { Bench } from './row.ts'

const WATCHED = 1000
const SHARE = 0.05
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

/** Bytes to a wall for a tick in which 5 % of 1,000 watched values change; what frames the socket adds is left out. */
export const bytes: Bench = async () => {
  const before = watched()
  const changed = before.filter((_, at) => at % (1 / SHARE) === 0)
  const sent = (change: typeof moved): number =>
    Buffer.from(packDeltas(changed.map((state, at) => deltaOf(state, change(state, at))!))).toString('base64').length
  const after = before.map((state, at) => (at % (1 / SHARE) === 0 ? moved(state, at) : state))
  const others = [
    {
      way: 'JSON snapshot',
      figure: Buffer.byteLength(
        JSON.stringify(after.map(({ indicator, region, value, knownAt }) => ({ indicator, region, value, time: knownAt }))),
      ),
    },
    { way: 'JSON of the changed states', figure: Buffer.byteLength(JSON.stringify(changed.map(moved))) },
  ]
  const row = (what: string, ours: number, aim: number) => ({
    what: `A tick, 5 % of 1,000 values: ${what}`,
    unit: 'B',
    others,
    ours,
    aim: `≤ ${aim}`,
    met: ours <= aim,
  })
  return [row('values alone', sent(moved), 800), row('level, period and known-at too', sent(judged), 2_000)]
}
