import { isFigure } from '../figure.ts'
import { found, unfit, type Finding } from '../finding.ts'
import { mean } from '../moments.ts'
import { loess, localFit, type Loess } from './loess.ts'

export interface StlSpec {
  /** Steps in a season, at least 2. */
  season: number
  /** The seasonal window in seasons, odd; `periodic`: the same season throughout (default). */
  seasonal?: number | 'periodic'
  /** Against outliers: weights by the remainder, 15 times (default true). */
  robust?: boolean
}

/** Values = seasonal + trend + remainder. */
export interface Stl {
  seasonal: number[]
  trend: number[]
  remainder: number[]
}

const odd = (value: number): number => (Math.round(value) % 2 === 0 ? Math.round(value) + 1 : Math.round(value))

const moving = (values: readonly number[], width: number): number[] => {
  const means: number[] = []
  let sum = 0
  for (const [at, value] of values.entries()) {
    sum += value
    if (at >= width) sum -= values[at - width]!
    if (at >= width - 1) means.push(sum / width)
  }
  return means
}

/** Each place of the season smoothed over the seasons, one season further at both ends. */
const cycles = (values: readonly number[], season: number, how: Loess, weights: readonly number[] | null): number[] => {
  const smoothed: number[] = Array.from({ length: values.length + 2 * season }, () => 0)
  for (let place = 0; place < season; place++) {
    const own = values.filter((_, at) => at % season === place)
    const trust = weights === null ? null : weights.filter((_, at) => at % season === place)
    const k = own.length
    const inside = loess(own, how, trust)
    const before = localFit(own, how, 0, 1, Math.min(how.window, k), trust) ?? inside[0]!
    const after = localFit(own, how, k + 1, Math.max(1, k - how.window + 1), k, trust) ?? inside[k - 1]!
    for (const [m, value] of [before, ...inside, after].entries()) smoothed[m * season + place] = value
  }
  return smoothed
}

/** Tukey's bisquare of the remainder over six times its median. */
const trustIn = (remainder: readonly number[]): number[] => {
  const sizes = remainder.map(Math.abs)
  const sorted = [...sizes].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const limit = 3 * (sorted[middle]! + sorted[sorted.length - middle - 1]!)
  return sizes.map((size) => (size <= 0.001 * limit ? 1 : size <= 0.999 * limit ? (1 - (size / limit) ** 2) ** 2 : 0))
}

/**
 * Seasonal and trend decomposition by loess (STL): Cleveland, Cleveland, McRae & Terpenning, J. Official Statistics 6 (1990); windows,
 * degrees and jumps as R's stl takes them. Robust weights are by the median of all remainders; R 4.2's stl hands its
 * partial sort two places in falling order and at times takes another value than the median for an even count: there, such as on mdeaths,
 * statsmodels' STL agrees with this to 12 digits and R does not. Refuses a season below 2 and two seasons or less.
 */
export const stl = (values: readonly number[], spec: StlSpec): Finding<Stl> => {
  const { season, seasonal = 'periodic', robust = true } = spec
  const n = values.length
  if (!Number.isInteger(season) || season < 2) return unfit('bad_season', `a season of ${season} steps`, 'season')
  if (seasonal !== 'periodic' && !(seasonal >= 3)) return unfit('bad_option', `a seasonal window of ${seasonal}`, 'seasonal')
  if (n <= 2 * season) return unfit('series_too_short', `${n} values; STL with a season of ${season} wants ${2 * season + 1}`)
  const wrong = values.findIndex((value) => !isFigure(value))
  if (wrong >= 0) return unfit('not_finite', `value ${wrong + 1} is ${values[wrong]}`)
  const width = seasonal === 'periodic' ? 10 * n + 1 : odd(seasonal)
  const trendWidth = odd(Math.ceil((1.5 * season) / (1 - 1.5 / width)))
  const lowWidth = odd(season)
  const of = (window: number, degree: 0 | 1): Loess => ({ window, degree, jump: Math.ceil(window / 10) })
  const [inner, outer] = robust ? [1, 15] : [2, 0]
  let trend: number[] = values.map(() => 0)
  let cycle: number[] = []
  let weights: number[] | null = null
  for (let round = 0; round <= outer; round++) {
    for (let turn = 0; turn < inner; turn++) {
      const level = trend
      const wide = cycles(
        values.map((value, at) => value - level[at]!),
        season,
        of(width, 0),
        weights,
      )
      const low = loess(moving(moving(moving(wide, season), season), 3), of(lowWidth, 1), null)
      const figure = values.map((_, at) => wide[season + at]! - low[at]!)
      cycle = figure
      trend = loess(
        values.map((value, at) => value - figure[at]!),
        of(trendWidth, 1),
        weights,
      )
    }
    const [level, figure] = [trend, cycle]
    if (round < outer) weights = trustIn(values.map((value, at) => value - level[at]! - figure[at]!))
  }
  if (seasonal === 'periodic') {
    const figure = Array.from({ length: season }, (_, place) => mean(cycle.filter((_, at) => at % season === place)))
    cycle = values.map((_, at) => figure[at % season]!)
  }
  return found({ seasonal: cycle, trend, remainder: values.map((value, at) => value - cycle[at]! - trend[at]!) })
}
