import { isFigure } from '../figure.ts'
import { found, unfit, type Finding } from '../finding.ts'
import { squares as squaresOf } from '../moments.ts'
import { estimate } from './estimate.ts'
import { smooth, type Smoothed, type Smoothing } from './smooth.ts'
import { startOf } from './startOf.ts'

export interface HoltWintersSpec {
  /** Steps in a season; 1: no season, Holt's method. */
  season: number
  seasonal: 'additive' | 'multiplicative'
  damped: boolean
  /** Parameters that are given; the others are estimated. */
  given?: Partial<Smoothing>
}

export interface HoltWinters extends Smoothed {
  spec: HoltWintersSpec
  by: Smoothing
}

/** A step ahead: the value expected and the standard deviation of its error. */
export interface Step {
  value: number
  deviation: number
}

/**
 * Holt-Winters exponential smoothing of evenly spaced values, parameters by least squares of the one-step errors (Holt 1957, Winters 1960;
 * checked against R's HoltWinters). Refuses fewer than two seasons and one step more (without a season: four), and, if
 * multiplicative, values that are not positive.
 */
export const holtWinters = (values: readonly number[], spec: HoltWintersSpec): Finding<HoltWinters> => {
  const { season, damped } = spec
  if (!Number.isInteger(season) || season < 1) return unfit('bad_season', `a season of ${season} steps`, 'season')
  const wrong = values.findIndex((value) => !isFigure(value))
  if (wrong >= 0) return unfit('not_finite', `value ${wrong + 1} is ${values[wrong]}`)
  const least = season === 1 ? 4 : 2 * season + 1
  if (values.length < least)
    return unfit('series_too_short', `${values.length} values; Holt-Winters with a season of ${season} wants ${least}`)
  const multiplicative = spec.seasonal === 'multiplicative' && season > 1
  if (multiplicative && values.some((value) => value <= 0)) return unfit('not_positive', 'a multiplicative season wants positive values')
  const start = startOf(values, season, multiplicative)
  const fixed = { ...(damped ? {} : { damping: 1 }), ...(season === 1 ? { season: 0 } : {}), ...spec.given }
  const by = estimate((one) => smooth(values, start, one, multiplicative).squares, fixed)
  return found({ spec, by, ...smooth(values, start, by, multiplicative) })
}

/** What an error of now adds to the level j steps on: α(1 + βφ + … ), and γ(1 − α) more where the season comes round. */
const weightOf = ({ level, trend, season, damping }: Smoothing, width: number, j: number): number => {
  if (j === 0) return 1
  const along = damping === 1 ? j : (damping * (1 - damping ** j)) / (1 - damping)
  return level * (1 + trend * along) + (width > 1 && j % width === 0 ? season * (1 - level) : 0)
}

/**
 * Steps ahead with the deviation of their errors: σ² Σ ψ², ψ₀ = 1 (Chatfield & Yar, Int. J. Forecasting 7, 1991; Hyndman et al., Forecasting
 * with Exponential Smoothing, 2008, §6); σ² is the variance of the one-step errors, as R's predict.HoltWinters has it.
 * Multiplicative: each ψ times the ratio of the two seasons (R takes ψ₀ = α + γ(1 − α) there, and at a season's end a wrong factor).
 */
export const ahead = (fit: HoltWinters, steps: number): Step[] => {
  const { by, level, trend, season, residuals, spec } = fit
  const width = season.length
  const variance = squaresOf(residuals) / (residuals.length - 1)
  const multiplicative = spec.seasonal === 'multiplicative' && width > 1
  const seasonAt = (h: number): number => season[(((h - 1) % width) + width) % width]!
  let reach = 0
  return Array.from({ length: steps }, (_, at) => {
    const h = at + 1
    reach += by.damping ** h
    const base = level + reach * trend
    const value = width === 0 ? base : multiplicative ? base * seasonAt(h) : base + seasonAt(h)
    let sum = 0
    for (let j = 0; j < h; j++) sum += (weightOf(by, width, j) * (multiplicative ? seasonAt(h) / seasonAt(h - j) : 1)) ** 2
    return { value, deviation: Math.sqrt(variance * sum) }
  })
}
