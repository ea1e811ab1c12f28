import { leastSquares } from '../linear/leastSquares.ts'
import { mean } from '../moments.ts'

/** Level, trend and season to begin exponential smoothing with; `from` is the first step that is smoothed. */
export interface Start {
  level: number
  trend: number
  season: number[]
  from: number
}

/** The centred moving average over one season; null at the ends. Even seasons halve the two ends of the window. */
const movingAverage = (values: readonly number[], season: number): (number | null)[] => {
  const half = Math.floor(season / 2)
  return values.map((_, t) => {
    if (t < half || t >= values.length - half) return null
    const window = values.slice(t - half, t + half + 1)
    if (season % 2 === 1) return mean(window)
    return mean(window.slice(0, -1)) + (window.at(-1)! - window[0]!) / 2 / season
  })
}

/**
 * The start that R's HoltWinters takes: the first two seasons decomposed by moving averages (R's decompose; Kendall & Stuart, The Advanced
 * Theory of Statistics 3, 1983), level and trend by a line through that trend, the season centred. A season of 1: the second value
 * and the first step.
 */
export const startOf = (values: readonly number[], season: number, multiplicative: boolean): Start => {
  if (season === 1) return { level: values[1]!, trend: values[1]! - values[0]!, season: [], from: 2 }
  const head = values.slice(0, 2 * season)
  const trend = movingAverage(head, season)
  const there = trend.filter((value) => value !== null)
  const line = leastSquares([there.map(() => 1), there.map((_, at) => at + 1)], ['level', 'trend'], there)
  const [level, slope] = line.ok ? line.value.coefficients : [mean(there), 0]
  const figure = Array.from({ length: season }, (_, place) => {
    const off = head.flatMap((value, t) => {
      const middle = trend[t] ?? null
      return t % season === place && middle !== null ? [multiplicative ? value / middle : value - middle] : []
    })
    return mean(off)
  })
  const centre = mean(figure)
  return { level: level!, trend: slope!, season: figure.map((one) => (multiplicative ? one / centre : one - centre)), from: season }
}
