import { isFigure } from '../figure.ts'
import { found, unfit, type Finding } from '../finding.ts'
import type { Bound } from './exceedance.ts'

/** A band that a figure may head for; the graver, the higher its order. */
export interface Ahead extends Bound {
  level: string
  order: number
}

export interface HeadingSpec {
  /** Steps in a season, e.g. 24 for hours of the day. */
  season: number
  /** Steps that are looked ahead. */
  horizon: number
  /** Bands graver than where the figure stands. */
  bands: readonly Ahead[]
  /** The least probability that is told, above 0 to 1. */
  least: number
  /** Seasons that are looked back, default 28. */
  seasons?: number
  /** Steps to either side of the same step of the season, default 2. */
  width?: number
  /** Of each value, e.g. workday or not: only ways that set out in the newest value's class are taken. */
  classes?: readonly unknown[]
}

/** A band that is reached within `steps` with `probability`, as `ways` past ways went on. */
export interface Heading {
  level: string
  value: number
  side: 'above' | 'below'
  steps: number
  probability: number
  ways: number
}

/** Fewer past ways are no ground for a probability. */
const LEAST_WAYS = 40

/** Where past ways set out: the newest step's place in each earlier season, and its neighbours, each with its whole way known. */
const setOuts = (values: readonly (number | null)[], { season, horizon, seasons = 28, width = 2, classes }: HeadingSpec): number[] => {
  const newest = values.length - 1
  const found: number[] = []
  for (let back = 1; back <= seasons; back++)
    for (let aside = -width; aside <= width; aside++) {
      const at = newest - back * season + aside
      if (at < 0 || at + horizon > newest) continue
      if (classes !== undefined && classes[at] !== classes[newest]) continue
      if (values.slice(at, at + horizon + 1).includes(null)) continue
      found.push(at)
    }
  return found
}

/**
 * The gravest band that a figure reaches within the horizon with at least the probability asked for, or null.
 *
 * Historical simulation: from the newest value the figure goes on as it did from the same step of earlier seasons, and the share of
 * ways that reach the bound is its probability (Barone-Adesi, Giannopoulos & Vosper, J. Futures Markets 19, 1999, without the filter).
 * On hourly PM2.5 it is better calibrated than simulated Holt-Winters paths, whose steps are taken for independent.
 * Towards a bound from above, a figure that was positive at every setting out falls by the same shares, not by the same amounts: from
 * 300 m of visibility it cannot fall by 4 km. Otherwise a quarter of what was said came true where three quarters were meant.
 * Missing values (null) are never filled in: a way over one is not taken. Refuses a missing newest value and fewer than 40 ways.
 */
export const headingFor = (values: readonly (number | null)[], spec: HeadingSpec): Finding<Heading | null> => {
  const { season, horizon, least, bands, classes } = spec
  if (!Number.isInteger(season) || season < 1) return unfit('bad_season', `a season of ${season} steps`, 'season')
  if (!Number.isInteger(horizon) || horizon < 1) return unfit('bad_option', `a horizon of ${horizon}`, 'horizon')
  if (!(least > 0 && least <= 1)) return unfit('bad_option', `a least probability of ${least}`, 'least')
  if (classes !== undefined && classes.length !== values.length)
    return unfit('lengths_differ', `${classes.length} classes for ${values.length} values`, 'classes')
  const wrong = values.findIndex((value) => value !== null && !isFigure(value))
  if (wrong >= 0) return unfit('not_finite', `value ${wrong + 1} is ${values[wrong]}`)
  const last = values.at(-1)
  if (last === undefined || last === null) return unfit('missing_cell', 'the newest value is missing')
  const from = setOuts(values, spec)
  if (from.length < LEAST_WAYS) return unfit('series_too_short', `${from.length} past ways are known; ${LEAST_WAYS} are wanted`)
  const positive = last > 0 && from.every((at) => values[at]! > 0)
  for (const { level, value, side } of [...bands].sort((a, b) => b.order - a.order)) {
    const reached = Array.from({ length: horizon }, () => 0)
    for (const at of from) {
      const step = reached.findIndex((_, ahead) => {
        const [before, after] = [values[at]!, values[at + ahead + 1]!]
        const then = side === 'below' && positive ? last * (after / before) : last + after - before
        return side === 'above' ? then >= value : then <= value
      })
      if (step >= 0) reached[step] = reached[step]! + 1
    }
    let sum = 0
    for (const [at, count] of reached.entries()) {
      sum += count
      if (sum / from.length >= least) return found({ level, value, side, steps: at + 1, probability: sum / from.length, ways: from.length })
    }
  }
  return found(null)
}
