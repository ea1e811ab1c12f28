import type { NoValue, Quality, State } from '#contract/state.ts'

/** What is known of one series in one period, before it is judged. Instants are epoch milliseconds. */
export interface Cell {
  value: number | null
  numerator: number | null
  denominator: number | null
  reason: NoValue | null
  quality: Quality
  simulated: boolean
  origin: State['origin']
  coverage: State['coverage']
  check: number | null
  dispute: State['dispute']
  departments: readonly string[]
  knownAt: number | null
  readAt: number | null
  /** The same of the part that is furthest behind: freshness is judged by it. */
  oldestAt: number | null
  /** A running period is known up to there; null when the period is whole. */
  until: number | null
}

/** A cell without a value. */
export const emptyCell = (reason: NoValue, origin: State['origin'] = 'reported'): Cell => ({
  value: null,
  numerator: null,
  denominator: null,
  reason,
  quality: 'missing',
  simulated: false,
  origin,
  coverage: null,
  check: null,
  dispute: null,
  departments: [],
  knownAt: null,
  readAt: null,
  oldestAt: null,
  until: null,
})
