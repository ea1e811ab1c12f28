import { isFigure } from '../figure.ts'
import { found, unfit, type Finding } from '../finding.ts'
import type { Step } from './holtWinters.ts'

/**
 * The same step of the last season, with the deviation of its error σ √(k + 1), k whole seasons between, σ from the season's differences
 * (Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., §5.5). A season of 1 is the plain naive forecast.
 */
export const seasonalNaive = (values: readonly number[], season: number, steps: number): Finding<Step[]> => {
  if (!Number.isInteger(season) || season < 1) return unfit('bad_season', `a season of ${season} steps`, 'season')
  const wrong = values.findIndex((value) => !isFigure(value))
  if (wrong >= 0) return unfit('not_finite', `value ${wrong + 1} is ${values[wrong]}`)
  if (values.length < season + 2) return unfit('series_too_short', `${values.length} values; a season of ${season} wants ${season + 2}`)
  const off = values.slice(season).map((value, at) => value - values[at]!)
  const sigma = Math.sqrt(off.reduce((sum, one) => sum + one * one, 0) / off.length)
  return found(
    Array.from({ length: steps }, (_, at) => ({
      value: values[values.length - season + (at % season)]!,
      deviation: sigma * Math.sqrt(Math.floor(at / season) + 1),
    })),
  )
}
