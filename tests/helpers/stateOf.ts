import type { State } from '#contract/state.ts'

/** A live, measured state with what a test wants of it. */
export const stateOf = (given: Partial<State> = {}): State => ({
  indicator: 'economy.gdp',
  region: '500000',
  category: null,
  period: { start: '2026-10-01T00:00:00+08:00', end: '2026-11-01T00:00:00+08:00', label: '2026-10', until: null },
  value: 10,
  reason: null,
  origin: 'reported',
  coverage: null,
  check: null,
  previous: null,
  lastYear: null,
  target: null,
  level: 'normal',
  levelSince: null,
  trend: 'unknown',
  freshness: 'live',
  quality: 'measured',
  simulated: false,
  dispute: null,
  departments: ['stats'],
  knownAt: '2026-11-21T09:42:03+08:00',
  readAt: '2026-11-21T09:42:00+08:00',
  config: 1,
  ...given,
})
