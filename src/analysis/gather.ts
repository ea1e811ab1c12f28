import type { Gather } from '#contract/indicator.ts'
import type { NoValue } from '#contract/state.ts'
import { exactSum } from './exactSum.ts'

/** One reading inside a period. */
export interface Sample {
  time: number
  value: number | null
  numerator: number | null
  denominator: number | null
}

/** A period's value from its readings; `count` of them were used. */
export interface Gathered {
  value: number | null
  numerator: number | null
  denominator: number | null
  reason: NoValue | null
  count: number
}

/** Quantile of sorted values by linear interpolation, type 7 (Hyndman & Fan 1996; the default of R and NumPy). */
export const quantile = (sorted: readonly number[], share: number): number => {
  const place = (sorted.length - 1) * share
  const below = Math.floor(place)
  const low = sorted[below]!
  const high = sorted[below + 1]
  return high === undefined ? low : low + (place - below) * (high - low)
}

const none = (reason: NoValue, count = 0): Gathered => ({ value: null, numerator: null, denominator: null, reason, count })

const gatherRatio = (samples: readonly Sample[], per: number): Gathered => {
  const whole = samples.filter((sample) => sample.numerator !== null && sample.denominator !== null)
  if (whole.length === 0) return none('reported_missing')
  const numerator = exactSum(whole.map((sample) => sample.numerator!))
  const denominator = exactSum(whole.map((sample) => sample.denominator!))
  const zero = denominator === 0
  return {
    value: zero ? null : (numerator / denominator) * per,
    numerator,
    denominator,
    reason: zero ? 'zero_denominator' : null,
    count: whole.length,
  }
}

/** A sample's own value, or what its numerator and denominator make. */
const valueOf = (sample: Sample, per: number): number | null => {
  if (sample.value !== null) return sample.value
  const { numerator, denominator } = sample
  return numerator === null || denominator === null || denominator === 0 ? null : (numerator / denominator) * per
}

const summary: Record<Exclude<Gather, 'ratio' | 'last'>, (values: readonly number[]) => number> = {
  sum: exactSum,
  mean: (values) => exactSum(values) / values.length,
  min: (values) => values.reduce((a, b) => Math.min(a, b)),
  max: (values) => values.reduce((a, b) => Math.max(a, b)),
  count: (values) => values.length,
  p90: (values) =>
    quantile(
      [...values].sort((a, b) => a - b),
      0.9,
    ),
}

/**
 * How readings, ordered by time, become one value of a period. Readings known to be missing are skipped, never counted as 0:
 * none at all is `never_reported`, nothing but missing ones `reported_missing`. Sums are exact. `per` multiplies a ratio.
 */
export const gather = (samples: readonly Sample[], how: Gather, per: number): Gathered => {
  if (samples.length === 0) return none('never_reported')
  if (how === 'ratio') return gatherRatio(samples, per)
  const used = samples.filter((sample) => valueOf(sample, per) !== null)
  const last = used.at(-1)
  if (last === undefined) {
    return none(samples.some((sample) => sample.denominator === 0 && sample.numerator !== null) ? 'zero_denominator' : 'reported_missing')
  }
  if (how === 'last') {
    const { numerator, denominator } = last
    return { value: valueOf(last, per), numerator, denominator, reason: null, count: used.length }
  }
  const value = summary[how](used.map((sample) => valueOf(sample, per)!))
  return { value, numerator: null, denominator: null, reason: null, count: used.length }
}
