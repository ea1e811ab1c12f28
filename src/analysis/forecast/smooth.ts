import type { Start } from './startOf.ts'

/** The smoothing parameters, each 0 to 1; `damping` 1 is a trend that goes on. */
export interface Smoothing {
  level: number
  trend: number
  season: number
  damping: number
}

/** Where smoothing ended: the season's next step first, one-step errors, and their sum of squares. */
export interface Smoothed {
  level: number
  trend: number
  season: number[]
  residuals: number[]
  squares: number
}

/**
 * Exponential smoothing with trend and season, additive or multiplicative: Holt (1957), Winters (Management Science 6, 1960), in the
 * order of R's HoltWinters; damped trend: Gardner & McKenzie (Management Science 31, 1985).
 */
export const smooth = (values: readonly number[], start: Start, by: Smoothing, multiplicative: boolean): Smoothed => {
  let { level, trend } = start
  const season = [...start.season]
  const width = season.length
  const residuals: number[] = []
  let squares = 0
  for (let t = start.from; t < values.length; t++) {
    const place = width === 0 ? 0 : (t - start.from) % width
    const own = width === 0 ? 0 : season[place]!
    const ahead = level + by.damping * trend
    const value = values[t]!
    const error = value - (multiplicative ? ahead * own : ahead + own)
    residuals.push(error)
    squares += error * error
    const next = by.level * (multiplicative ? value / own : value - own) + (1 - by.level) * ahead
    trend = by.trend * (next - level) + (1 - by.trend) * by.damping * trend
    level = next
    if (width > 0) season[place] = by.season * (multiplicative ? value / level : value - level) + (1 - by.season) * own
  }
  const turn = width === 0 ? 0 : (values.length - start.from) % width
  return { level, trend, season: [...season.slice(turn), ...season.slice(0, turn)], residuals, squares }
}
