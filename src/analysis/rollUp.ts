import type { RollUp } from '#contract/indicator.ts'
import { QUALITIES, type Coverage, type NoValue, type Quality } from '#contract/state.ts'
import { exactSum } from './exactSum.ts'

/** A child of a parent, or a category of a total. `expected`: it exists and reports in this period. */
export interface Part {
  region: string
  value: number | null
  numerator: number | null
  denominator: number | null
  weight: number | null
  quality: Quality
  expected: boolean
}

export interface RolledUp {
  value: number | null
  numerator: number | null
  denominator: number | null
  reason: NoValue | null
  coverage: Coverage
  quality: Quality
}

interface Sum {
  used: readonly Part[]
  share: number
  value: number | null
  numerator: number | null
  denominator: number | null
  reason: NoValue | null
}

/** Shares of weights are quotients of decimals: 0.8 may arrive as 0.7999999999999999. */
const SLACK = 1e-12

const worstQuality = (parts: readonly Part[]): Quality =>
  parts.reduce<Quality>(
    (worst, { quality }) => (quality !== 'missing' && QUALITIES.indexOf(quality) > QUALITIES.indexOf(worst) ? quality : worst),
    'measured',
  )

const sumOf = (parts: readonly Part[]): Sum => {
  const used = parts.filter((part) => part.value !== null)
  const value = exactSum(used.map((part) => part.value!))
  return { used, share: used.length / parts.length, value, numerator: null, denominator: null, reason: null }
}

const ratioOf = (parts: readonly Part[], per: number): Sum => {
  const used = parts.filter((part) => part.numerator !== null && part.denominator !== null)
  const numerator = exactSum(used.map((part) => part.numerator!))
  const denominator = exactSum(used.map((part) => part.denominator!))
  const zero = denominator === 0
  const value = zero ? null : (numerator / denominator) * per
  return { used, share: used.length / parts.length, value, numerator, denominator, reason: zero ? 'zero_denominator' : null }
}

const known = (weight: number | null): weight is number => weight !== null && Number.isFinite(weight) && weight >= 0

/** A part of unknown weight is taken, in the share only, to weigh as much as the others on average: else one known weight would be all. */
const weightedOf = (parts: readonly Part[], weightOf: (part: Part) => number | null): Sum => {
  const weighed = parts.filter((part) => known(weightOf(part)))
  const used = weighed.filter((part) => part.value !== null)
  const all = exactSum(weighed.map((part) => weightOf(part)!))
  const have = exactSum(used.map((part) => weightOf(part)!))
  const nothing = { used, value: null, numerator: null, denominator: null }
  if (all === 0) return { ...nothing, share: 0, reason: 'no_weight' }
  const share = have / (all * (parts.length / weighed.length))
  if (have === 0) return { ...nothing, share, reason: 'incomplete' }
  const value = exactSum(used.map((part) => weightOf(part)! * part.value!)) / have
  return { ...nothing, share, value, reason: null }
}

const ways = (parts: readonly Part[], rule: Exclude<RollUp, { method: 'never' }>, per: number): Sum => {
  if (rule.method === 'sum') return sumOf(parts)
  if (rule.method === 'ratio') return ratioOf(parts, per)
  return weightedOf(parts, rule.weight === undefined ? () => 1 : (part) => part.weight)
}

const missing = (reason: NoValue, coverage: Coverage): RolledUp => ({
  value: null,
  numerator: null,
  denominator: null,
  reason,
  coverage,
  quality: 'missing',
})

/**
 * A parent's value from its parts. Only expected parts count; a value needs at least the rule's coverage, by number for sums and
 * ratios, by weight for means, and never stands on no part at all. What is never rolled up is `never_reported`.
 * Sums are exact, so the order of the parts does not matter. `per` multiplies a ratio.
 */
export const rollUp = (parts: readonly Part[], rule: RollUp, per: number): RolledUp => {
  const expected = parts.filter((part) => part.expected)
  const of = expected.length
  if (of === 0) return missing('no_reporter', { have: 0, of: 0, share: 0 })
  if (rule.method === 'never') {
    const have = expected.filter((part) => part.value !== null).length
    return missing('never_reported', { have, of, share: have / of })
  }
  const { used, share, value, numerator, denominator, reason } = ways(expected, rule, per)
  const coverage = { have: used.length, of, share }
  if (reason === 'no_weight') return missing(reason, coverage)
  if (used.length === 0 || share < rule.coverage - SLACK) return missing('incomplete', coverage)
  if (value === null) return { ...missing(reason ?? 'incomplete', coverage), numerator, denominator }
  return { value, numerator, denominator, reason: null, coverage, quality: worstQuality(used) }
}
