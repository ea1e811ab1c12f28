import type { State } from '#contract/state.ts'

/** A figure in a past period: its value alone. What it is compared with, its level and its target are the present's and stay out. */
export const stateIn = (state: State, label: string, value: number | null): State => ({
  ...state,
  value,
  reason: value === null ? 'never_reported' : null,
  period: state.period && { ...state.period, label, until: null },
  previous: null,
  lastYear: null,
  target: null,
  level: 'normal',
  levelSince: null,
  trend: 'unknown',
  dispute: null,
})
