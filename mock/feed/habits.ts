import type { Indicator } from '#contract/indicator.ts'
import { even } from '../city/noise.ts'
import { DAY, localTime, MINUTE, type Span } from '../city/periods.ts'
import type { Figure } from '../city/world.ts'

/** The manners of real feeds: who is late, who falls silent, who errs and corrects, who disagrees. */
export interface Habits {
  /** Sent so much later than promised, ms, by indicator. */
  late: Readonly<Record<string, number>>
  /** Silent every day from this local hour to the other, by indicator. */
  silent: Readonly<Record<string, readonly [from: number, to: number]>>
  /** Share of values first sent wrong and corrected some minutes later. */
  corrected: number
  /** Share of values known to be missing, where the roll-up can bear it. */
  missing: number
  /** Share of days on which another department's figures differ beyond the tolerance somewhere. */
  disputed: number
  /** Share of batches sent twice. */
  repeated: number
}

export const isSilent = (habits: Habits, indicator: Indicator, t: number): boolean => {
  const hours = habits.silent[indicator.id]
  if (!hours) return false
  const { hour } = localTime(t)
  return hour >= hours[0] && hour < hours[1]
}

/** Whether a figure is first sent wrong. */
export const errs = (habits: Habits, seed: number, indicator: Indicator, region: string, span: Span): boolean =>
  even(seed, 'errs', indicator.id, region, span.end / 1000) < habits.corrected

/** How long after the first sending a correction follows: 3 to 9 minutes. */
export const correctionAfter = (seed: number, indicator: Indicator, region: string, span: Span): number =>
  (3 + 6 * even(seed, 'corrects', indicator.id, region, span.end / 1000)) * MINUTE

export const LONGEST_CORRECTION = 9 * MINUTE

/** UTC+8. */
const OFFSET = 8 * 3_600_000

const scaled = (figure: Figure, factor: number, decimals: number): Figure =>
  figure.denominator !== undefined
    ? { ...figure, numerator: Math.min(Math.round((figure.numerator ?? 0) * factor), Math.max(figure.numerator ?? 0, figure.denominator)) }
    : { ...figure, value: figure.value === null ? null : Number((figure.value * factor).toFixed(decimals)) }

/** The figures as first sent by one who errs. */
export const mistaken = (indicator: Indicator, figures: readonly Figure[]): Figure[] =>
  figures.map((figure) => scaled(figure, 0.96, indicator.decimals))

/** A station that knows it has no figure; never where one gap would empty the parent. */
export const withGaps = (
  habits: Habits,
  seed: number,
  indicator: Indicator,
  region: string,
  span: Span,
  figures: readonly Figure[],
): Figure[] => {
  const bears = indicator.rollUp.method === 'mean' && !indicator.categories
  if (!bears || even(seed, 'gap', indicator.id, region, span.end / 1000) >= habits.missing) return [...figures]
  return figures.map((figure) => (figure.denominator === undefined ? { ...figure, value: null } : figure))
}

/** How far apart two departments are where they disagree: well beyond the tolerance. */
const gapOf = (indicator: Indicator): number => indicator.tolerance * 2 + 0.08

/** The figures as another department has them: the same on most days, on some beyond the tolerance in a few regions. */
export const asSeenBy = (
  habits: Habits,
  seed: number,
  indicator: Indicator,
  department: string,
  region: string,
  span: Span,
  figures: readonly Figure[],
): Figure[] => {
  const day = Math.floor((span.start + OFFSET) / DAY)
  const quarrel =
    even(seed, 'dispute', indicator.id, department, day) < habits.disputed &&
    even(seed, 'dispute', indicator.id, department, region, day) < 0.06
  if (!quarrel) return [...figures]
  return figures.map((figure) => {
    if (indicator.decimals > 0 || figure.denominator !== undefined || figure.value === null)
      return scaled(figure, 1 + gapOf(indicator), indicator.decimals)
    return {
      ...figure,
      value: Math.floor(figure.value * (1 + gapOf(indicator)) + even(seed, 'apart', indicator.id, region, span.end / 1000)),
    }
  })
}
