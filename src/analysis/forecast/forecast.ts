import { normalQuantile } from '../distributions/normal.ts'
import { isFigure } from '../figure.ts'
import { found, unfit, type Finding } from '../finding.ts'
import { ahead, holtWinters, type Step } from './holtWinters.ts'
import { seasonalNaive } from './seasonalNaive.ts'

export const METHODS = ['seasonal_naive', 'additive', 'multiplicative', 'additive_damped', 'multiplicative_damped'] as const
export type Method = (typeof METHODS)[number]

/** One method's mean absolute scaled error over the rolling origins, or why it could not be tried. */
export interface Tried {
  method: Method
  mase: number | null
  reason: string | null
}

export interface ForecastStep extends Step {
  low: number
  high: number
}

/** The method chosen, its steps with intervals, and what every other one did on the same origins. */
export interface Forecast {
  method: Method
  steps: ForecastStep[]
  tried: Tried[]
  origins: number
  level: number
}

export interface ForecastSpec {
  season: number
  /** Steps ahead, also the horizon that methods are tried on. */
  horizon: number
  /** Of the intervals, default 0.9. */
  level?: number
  /** How many of the last origins are tried, default 12. */
  origins?: number
}

/** One method's steps from the end of `values`. */
const stepsBy = (method: Method, values: readonly number[], season: number, steps: number): Finding<Step[]> => {
  if (method === 'seasonal_naive') return seasonalNaive(values, season, steps)
  const seasonal = method.startsWith('additive') ? 'additive' : 'multiplicative'
  const fit = holtWinters(values, { season, seasonal, damped: method.endsWith('_damped') })
  return fit.ok ? found(ahead(fit.value, steps)) : fit
}

/** Hyndman & Koehler's MASE (Int. J. Forecasting 22, 2006): errors by the mean absolute season's difference of what was known then. */
const maseOf = (
  method: Method,
  values: readonly number[],
  { season, horizon }: ForecastSpec,
  origins: readonly number[],
): Finding<number> => {
  let [sum, count] = [0, 0]
  for (const origin of origins) {
    const known = values.slice(0, origin)
    const scale = known.slice(season).reduce((all, value, at) => all + Math.abs(value - known[at]!), 0) / (origin - season)
    if (!(scale > 0)) return unfit('no_variation', 'every season is like the one before')
    const steps = stepsBy(method, known, season, Math.min(horizon, values.length - origin))
    if (!steps.ok) return steps
    for (const [at, { value }] of steps.value.entries()) {
      sum += Math.abs(values[origin + at]! - value) / scale
      count++
    }
  }
  return found(sum / count)
}

/**
 * A forecast of evenly spaced values by the method with the least mean absolute scaled error from rolling origins, each re-estimated on what
 * was known then; the seasonal naive one wins ties (Tashman, Int. J. Forecasting 16, 2000). Refuses what is too short to be tried:
 * three seasons, or ten values where there is none.
 */
export const forecast = (values: readonly number[], spec: ForecastSpec): Finding<Forecast> => {
  const { season, horizon } = spec
  const [level, most] = [spec.level ?? 0.9, spec.origins ?? 12]
  if (!Number.isInteger(season) || season < 1) return unfit('bad_season', `a season of ${season} steps`, 'season')
  if (!Number.isInteger(horizon) || horizon < 1) return unfit('bad_option', `a horizon of ${horizon}`, 'horizon')
  if (!(level > 0 && level < 1)) return unfit('bad_option', `a level of ${level}`, 'level')
  if (!Number.isInteger(most) || most < 1) return unfit('bad_option', `${most} origins`, 'origins')
  const least = season === 1 ? 10 : 3 * season
  if (values.length < least) return unfit('series_too_short', `${values.length} values; a season of ${season} wants ${least} to be tried`)
  const wrong = values.findIndex((value) => !isFigure(value))
  if (wrong >= 0) return unfit('not_finite', `value ${wrong + 1} is ${values[wrong]}`)
  const first = Math.max(season === 1 ? 6 : 2 * season + 1, values.length - most)
  const origins = Array.from({ length: values.length - first }, (_, at) => first + at)
  const methods = season === 1 ? (['seasonal_naive', 'additive', 'additive_damped'] as const) : METHODS
  const tried = methods.map((method): Tried => {
    const mase = maseOf(method, values, spec, origins)
    return mase.ok ? { method, mase: mase.value, reason: null } : { method, mase: null, reason: mase.refusal.reason }
  })
  const best = tried.reduce((a, b) => (b.mase !== null && (a.mase === null || b.mase < a.mase) ? b : a))
  const steps = stepsBy(best.method, values, season, horizon)
  if (!steps.ok) return steps
  const reach = normalQuantile((1 + level) / 2)
  return found({
    method: best.method,
    steps: steps.value.map(({ value, deviation }) => ({
      value,
      deviation,
      low: value - reach * deviation,
      high: value + reach * deviation,
    })),
    tried,
    origins: origins.length,
    level,
  })
}
