import { isFigure } from '../figure.ts'
import { found, unfit, type Finding } from '../finding.ts'
import { leastSquares } from '../linear/leastSquares.ts'
import { classicalCovariance } from '../regression/covariance.ts'
import { tested, type Coefficient } from '../regression/tests.ts'
import { longRunCovariance } from './longRunCovariance.ts'
import { praisWinsten } from './praisWinsten.ts'

export interface InterruptedSpec {
  /** The first place after the decision. */
  at: number
  /** Steps in a season, and how many harmonics of it are taken out (default min(3, ⌊season / 2⌋)); without it there is no season. */
  season?: number
  harmonics?: number
  /** Errors that lean on those before: Prais & Winsten's AR(1) (default), or Newey & West's covariance. */
  errors?: 'prais_winsten' | 'newey_west'
  /** Newey & West's lag, default ⌊4 (n / 100)^(2/9)⌋. */
  lag?: number
  level?: number
  /** At most so many decisions are made up before the real one, evenly spread (default 24). */
  placebos?: number
}

/** What changed at the decision beyond the season and the trend before; an association in time, not yet a cause. */
export interface Interrupted {
  /** The step at the decision, and the change of slope per step. */
  step: Coefficient
  slope: Coefficient
  /** Step and slope together over the steps since: the mean distance from where the trend before would have led. */
  mean: Coefficient
  /** Where the trend and the season before would have led, one value a place. */
  without: number[]
  rho: number | null
  n: number
  before: number
  after: number
  /** Decisions made up before the real one, on what was known before it: how many gave a step with so large a t. Null: no place for one. */
  placebo: { dates: number; asLarge: number; share: number } | null
}

const LEAST = 6

const columnsOf = (n: number, { at, season, harmonics }: InterruptedSpec): { columns: number[][]; names: string[] } => {
  const places = Array.from({ length: n }, (_, t) => t)
  const columns = [places.map(() => 1), places, places.map((t) => (t >= at ? 1 : 0)), places.map((t) => (t >= at ? t - at : 0))]
  const names = ['constant', 'trend', 'step', 'slope']
  const most = season === undefined ? 0 : (harmonics ?? Math.min(3, Math.floor(season / 2)))
  for (let k = 1; k <= most; k++) {
    const angle = (t: number): number => (2 * Math.PI * k * t) / season!
    columns.push(places.map((t) => Math.cos(angle(t))))
    names.push(`cos${k}`)
    if (2 * k === season) continue
    columns.push(places.map((t) => Math.sin(angle(t))))
    names.push(`sin${k}`)
  }
  return { columns, names }
}

const specFault = (
  values: readonly number[],
  { at, season, harmonics, level = 0.95, lag = 0 }: InterruptedSpec,
): ReturnType<typeof unfit> | null => {
  const wrong = values.findIndex((value) => !isFigure(value))
  if (wrong >= 0) return unfit('not_finite', `value ${wrong + 1} is ${values[wrong]}`)
  if (season !== undefined && (!Number.isInteger(season) || season < 2)) return unfit('bad_season', `a season of ${season} steps`, 'season')
  if (harmonics !== undefined && !(Number.isInteger(harmonics) && harmonics >= 0 && harmonics <= (season ?? 0) / 2))
    return unfit('bad_option', `${harmonics} harmonics of a season of ${season}`, 'harmonics')
  if (!(level > 0 && level < 1)) return unfit('bad_option', `a level of ${level}`, 'level')
  if (!Number.isInteger(lag) || lag < 0) return unfit('bad_option', `a lag of ${lag}`, 'lag')
  if (!Number.isInteger(at) || at < LEAST || values.length - at < LEAST)
    return unfit('series_too_short', `${at} values before and ${values.length - at} after; ${LEAST} of each are wanted`, 'at')
  return null
}

const fitted = (values: readonly number[], spec: InterruptedSpec): Finding<Omit<Interrupted, 'placebo'>> => {
  const n = values.length
  const { columns, names } = columnsOf(n, spec)
  const degrees = n - columns.length
  if (degrees <= 0) return unfit('series_too_short', `${n} values for ${columns.length} coefficients`)
  const level = spec.level ?? 0.95
  const after = n - spec.at
  const byNewey = spec.errors === 'newey_west'
  const generalised = byNewey ? null : praisWinsten(columns, names, values)
  if (generalised !== null && !generalised.ok) return generalised
  const plain = leastSquares(columns, names, values)
  if (!plain.ok) return plain
  const fit = generalised?.value.fit ?? plain.value
  const covariance = byNewey
    ? longRunCovariance(columns, fit, spec.lag ?? Math.floor(4 * (n / 100) ** (2 / 9)))
    : classicalCovariance(fit, degrees)
  const { coefficients } = fit
  const middle = (after - 1) / 2
  const spread = covariance[2]![2]! + 2 * middle * covariance[2]![3]! + middle * middle * covariance[3]![3]!
  const own = (at: number): Coefficient => tested(names[at]!, coefficients[at]!, Math.sqrt(covariance[at]![at]!), degrees, level)
  return found({
    step: own(2),
    slope: own(3),
    mean: tested('mean', coefficients[2]! + middle * coefficients[3]!, Math.sqrt(spread), degrees, level),
    without: values.map((_, t) => columns.reduce((sum, column, j) => (j === 2 || j === 3 ? sum : sum + column[t]! * coefficients[j]!), 0)),
    rho: generalised?.value.rho ?? null,
    n,
    before: spec.at,
    after,
  })
}

/**
 * Interrupted time series: value = trend + season + a step and a change of slope at the decision, errors autocorrelated. Wagner et al.,
 * J. Clin. Pharm. Ther. 27 (2002) 299-309; Bernal et al., Int. J. Epidemiol. 46 (2017). With decisions made up before the real one as
 * placebo. Refuses fewer than six values on either side.
 */
export const interrupted = (values: readonly number[], spec: InterruptedSpec): Finding<Interrupted> => {
  const fault = specFault(values, spec)
  if (fault !== null) return fault
  const own = fitted(values, spec)
  if (!own.ok) return own
  const early = values.slice(0, spec.at)
  const room = Math.max(0, early.length - 2 * LEAST + 1)
  const tries = Math.min(room, spec.placebos ?? 24)
  const places = Array.from({ length: tries }, (_, k) => LEAST + Math.floor((k * room) / tries))
  const made = places.map((at) => fitted(early, { ...spec, at })).filter((one) => one.ok)
  const asLarge = made.filter((one) => Math.abs(one.value.step.statistic) >= Math.abs(own.value.step.statistic)).length
  return found({ ...own.value, placebo: made.length === 0 ? null : { dates: made.length, asLarge, share: asLarge / made.length } })
}
