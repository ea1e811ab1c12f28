import type { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'

/**
 * How a value differs from its base. `percent`: in % of the base. `points`: of a rate, in its own unit (% 个百分点, ‰ 个千分点).
 * `difference`: in the indicator's unit, where a quotient would mean nothing (℃, scores, indices).
 */
export interface Change {
  kind: 'percent' | 'points' | 'difference'
  value: number
}

const RATES = new Set(['%', '‰', '‱'])
const DIFFERENCES = new Set(['', '℃', '°C', '℉', '°F', '分', '点', '级', '指数', 'dB', 'dB(A)', '分贝', 'pH'])

const kindOf = (unit: string): Change['kind'] => {
  if (RATES.has(unit)) return 'points'
  return DIFFERENCES.has(unit) || unit.includes('=') ? 'difference' : 'percent'
}

const percentOf = (value: number, base: number): number | null => {
  const percent = base > 0 ? ((value - base) / base) * 100 : NaN
  return Number.isFinite(percent) ? percent : null
}

/** The change from a base; null without either, and no percentage of a base that is zero or negative. */
export const changeOf = (value: number | null, base: number | null, indicator: Pick<Indicator, 'unit'>): Change | null => {
  if (value === null || base === null) return null
  const kind = kindOf(indicator.unit)
  const change = kind === 'percent' ? percentOf(value, base) : value - base
  return change === null || !Number.isFinite(change) ? null : { kind, value: change }
}

/** How far a target is reached. Shares of it: 1 is the whole. `gap` > 0 is ahead of the path (for a limit: below it), < 0 behind (欠进度). */
export interface Pace {
  done: number
  due: number | null
  gap: number | null
}

/**
 * The pace towards a year's target. A growth target measures the growth over last year's same period, in %.
 * Null without a value (or without last year's for growth) and for targets of zero or less, of which there is no share.
 */
export const paceOf = (
  value: number | null,
  target: Pick<NonNullable<State['target']>, 'kind' | 'value' | 'due'> | null,
  lastYear: number | null = null,
): Pace | null => {
  if (value === null || target === null || target.value <= 0) return null
  const grown = target.kind === 'growth' && lastYear !== null ? percentOf(value, lastYear) : null
  const reached = target.kind === 'growth' ? grown : value
  if (reached === null) return null
  const done = reached / target.value
  if (target.due === null) return { done, due: null, gap: null }
  const due = target.due / target.value
  return { done, due, gap: target.kind === 'limit' ? due - done : done - due }
}
