import { describe, expect, it } from 'vitest'
import { deltaOf, packDeltas, seriesHash, unpackDeltas } from '#contract/delta/stateDelta.ts'
import { seriesKey, type State } from '#contract/state.ts'
import { stateOf } from '../../helpers/stateOf.ts'

const keyOf = (state: State) => seriesKey(state.indicator, state.region, state.category)
const carried = (before: State, after: State): State => {
  const delta = deltaOf(before, after)
  if (!delta) throw new Error('no delta')
  return unpackDeltas(packDeltas([delta]), (hash) => (hash === seriesHash(keyOf(before)) ? before : undefined))[0]!
}
const base = { start: '2025-10-01T00:00:00+08:00', end: '2025-11-01T00:00:00+08:00', label: '2025-10', until: null }
const full = stateOf({
  value: 1379.2,
  previous: { value: 1300, period: base, basis: 'same_weekday' },
  lastYear: { value: 1200.55, period: base, basis: 'same_time_last_year' },
  coverage: { have: 37, of: 38, share: 0.9736842105263158 },
  target: { value: 80, kind: 'value', due: 70.5, source: '计划' },
})
const running = (until: string | null) => ({ ...full.period!, until })

describe('a delta of a state', () => {
  it.each<[string, Partial<State>]>([
    ['a value', { value: 1381.7 }],
    ['a value that is no decimal', { value: 1 / 3 }],
    ['a value that is tiny, and one that is huge', { value: 5e-324, check: 1.7976931348623157e308 }],
    ['a value below zero', { value: -0.5 }],
    ['a value that is gone', { value: null, reason: null }],
    ['instants, with and without milliseconds', { knownAt: '2026-11-21T09:42:03.007+08:00', readAt: '2026-11-21T10:00:00+08:00' }],
    ['an instant before', { knownAt: '2019-01-01T00:00:00+08:00' }],
    ['a level that rises', { level: 'red', levelSince: '2026-11-21T09:42:03+08:00', trend: 'worse' }],
    ['a running period', { period: running('2026-11-21T09:42:00+08:00') }],
    ['another period', { period: { start: '2026-11-01T00:00:00+08:00', end: '2026-12-01T00:00:00+08:00', label: '2026-11', until: null } }],
    ['bases', { previous: { value: 1301.5, period: { ...base, label: '2025-11' }, basis: 'festival' } }],
    ['freshness, quality, coverage, target', { freshness: 'late', quality: 'disputed', coverage: { have: 36, of: 38, share: 36 / 38 } }],
  ])('carries %s', (_, change) => {
    const after = { ...full, ...change }
    expect(carried(full, after)).toEqual(after)
  })

  it('carries a level that falls back to none', () => {
    const before = { ...full, level: 'red' as const, levelSince: '2026-11-21T09:42:03+08:00' }
    expect(carried(before, full)).toEqual(full)
  })

  it.each<[string, State, State]>([
    ['a base that was not there', stateOf(), stateOf({ previous: full.previous })],
    ['other departments', full, { ...full, departments: ['stats', 'taxes'] }],
    ['a reason', full, { ...full, value: null, reason: 'incomplete' }],
    ['another offset', full, { ...full, knownAt: '2026-11-21T10:42:03+09:00' }],
    [
      'an instant where none is known',
      { ...full, knownAt: null, period: null },
      { ...full, knownAt: '2026-11-21T09:42:03+08:00', period: null },
    ],
  ])('is none for %s: the state travels whole', (_, before, after) => {
    expect(deltaOf(before, after)).toBeNull()
  })

  it('holds for thousands of changes drawn by lot', () => {
    let seed = 7
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647
    const drawn = (): State => {
      const at = new Date(Date.UTC(2026, 10, 21) + Math.floor(random() * 1e8)).toISOString().slice(0, 19) + '+08:00'
      return {
        ...full,
        value:
          random() < 0.1 ? null : random() < 0.5 ? Math.round(random() * 1e6) / 10 ** Math.floor(random() * 6) : (random() - 0.5) * 1e9,
        knownAt: at,
        level: random() < 0.5 ? 'normal' : 'orange',
        levelSince: random() < 0.5 ? null : at,
        period: running(random() < 0.5 ? null : at),
        previous: { ...full.previous!, value: random() * 100 },
      }
    }
    for (let round = 0; round < 4000; round++) {
      const [before, after] = [drawn(), drawn()]
      expect(carried(before, after)).toEqual(after)
    }
  })

  it('is refused over another base, over none, and when its bytes are cut', () => {
    const delta = deltaOf(full, { ...full, value: 1381.7 })!
    const bytes = packDeltas([delta])
    expect(() => unpackDeltas(bytes, () => ({ ...full, value: 7 }))).toThrow('another base')
    expect(() => unpackDeltas(bytes, () => undefined)).toThrow('no state under')
    for (let length = 1; length < bytes.length; length++) expect(() => unpackDeltas(bytes.slice(0, length), () => full)).toThrow(RangeError)
  })

  it('needs few bytes', () => {
    const states = Array.from({ length: 50 }, (_, at) => ({ ...full, region: String(500100 + at), value: 1000 + at / 10 }))
    const later = states.map((state, at) => deltaOf(state, { ...state, value: state.value + (at % 7) - 2.3 })!)
    expect(packDeltas(later).length).toBeLessThanOrEqual(50 * 12)
    const known = states.map((state) =>
      deltaOf(state, {
        ...state,
        value: state.value! + 2.3,
        knownAt: '2026-11-21T09:43:03.113+08:00',
        readAt: '2026-11-21T09:43:00+08:00',
        level: 'blue',
        levelSince: '2026-11-21T09:43:03+08:00',
        period: running('2026-11-21T09:43:00+08:00'),
      })!,
    )
    expect(packDeltas(known).length).toBeLessThanOrEqual(50 * 40)
  })
})
