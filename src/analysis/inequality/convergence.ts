import { found, unfit, type Finding } from '../finding.ts'
import { correlation, deviation, mean } from '../moments.ts'
import type { Panel } from '../panel.ts'
import { completeRows } from '../panel.ts'
import { ranks } from '../index/ranks.ts'
import { panelRegression } from '../regression/panelRegression.ts'
import type { Coefficient } from '../regression/tests.ts'

/** How far regions lie apart in one period: the deviation of logarithms (n − 1), and the coefficient of variation. */
export interface Spread {
  period: string
  regions: number
  logDeviation: number
  variation: number
}

/** β < 0: those behind grew faster, on average; `speed` a year and the years to halve the gap, null where they did not. */
export interface BetaConvergence {
  beta: Coefficient
  speed: number | null
  halfLife: number | null
  years: number
  regions: number
  span: [string, string]
}

/** Spearman's correlation of the ranks, and the mean places moved. */
export interface Mobility {
  spearman: number
  meanMove: number
  regions: number
}

const positive = (panel: Panel, column: string): Finding<{ rows: Panel['rows']; values: number[] }> => {
  const complete = completeRows(panel, [column])
  if (!complete.ok) return complete
  const values = complete.value.columns[0]!
  const wrong = values.findIndex((value) => !(value > 0))
  if (wrong >= 0) {
    const { region, period } = complete.value.rows[wrong]!
    return unfit('not_positive', `${column} is ${values[wrong]} in ${region} ${period}, which has no logarithm`, column)
  }
  return found({ rows: complete.value.rows, values })
}

/** σ-convergence: the spread of each period; falling it is convergence (Barro & Sala-i-Martin, Economic Growth, 2nd ed., §11.1). */
export const sigmaConvergence = (panel: Panel, column: string): Finding<Spread[]> => {
  const own = positive(panel, column)
  if (!own.ok) return own
  const { rows, values } = own.value
  const periods = [...new Set(rows.map(({ period }) => period))].sort()
  const lonely = periods.find((one) => rows.filter(({ period }) => period === one).length < 2)
  if (periods.length === 0 || lonely !== undefined)
    return unfit('too_few_regions', `two regions are wanted in ${lonely ?? 'a period'}`, lonely)
  return found(
    periods.map((one) => {
      const there = values.filter((_, at) => rows[at]!.period === one)
      return { period: one, regions: there.length, logDeviation: deviation(there.map(Math.log)), variation: deviation(there) / mean(there) }
    }),
  )
}

/** Regions with a value in both periods. */
const pairs = (
  rows: Panel['rows'],
  values: readonly number[],
  from: string,
  to: string,
): { region: string; first: number; last: number }[] => {
  const at = (period: string): Map<string, number> =>
    new Map(rows.flatMap((row, place) => (row.period === period ? [[row.region, values[place]!] as const] : [])))
  const [start, end] = [at(from), at(to)]
  return [...start].flatMap(([region, first]) => (end.has(region) ? [{ region, first, last: end.get(region)! }] : []))
}

/**
 * β-convergence, absolute: growth a year ln(y_T / y_0) / T on ln y_0 over regions, robust errors (HC1); speed −ln(1 + βT) / T
 * (Barro & Sala-i-Martin, J. Political Economy 100, 1992). A regression to the mean may look like it.
 */
export const betaConvergence = (panel: Panel, column: string, from: string, to: string, years: number): Finding<BetaConvergence> => {
  if (!(years > 0 && years < Infinity)) return unfit('bad_option', `${years} years`, 'years')
  const own = positive(panel, column)
  if (!own.ok) return own
  const both = pairs(own.value.rows, own.value.values, from, to)
  if (both.length < 3) return unfit('too_few_regions', `${both.length} regions have a value in ${from} and in ${to}`)
  const rows = both.map(({ region }) => ({ region, period: to }))
  const start = both.map(({ first }) => Math.log(first))
  const growth = both.map(({ first, last }) => Math.log(last / first) / years)
  const fit = panelRegression({ rows, columns: { growth, start } }, { y: 'growth', x: ['start'], effects: 'pooled', errors: 'robust' })
  if (!fit.ok) return fit
  const beta = fit.value.coefficients[1]!
  const left = 1 + beta.estimate * years
  const speed = beta.estimate < 0 && left > 0 ? -Math.log(left) / years : null
  return found({ beta, speed, halfLife: speed === null ? null : Math.LN2 / speed, years, regions: both.length, span: [from, to] })
}

/** Places from the highest value; equals share the middle of their places. */
const places = (values: readonly number[]): number[] => {
  const first = ranks(values)
  return values.map((value, at) => first[at]! + (values.filter((other) => other === value).length - 1) / 2)
}

/** Rank mobility between two periods over the regions in both: Spearman's correlation (American J. Psychology 15, 1904). */
export const rankMobility = (panel: Panel, column: string, from: string, to: string): Finding<Mobility> => {
  const complete = completeRows(panel, [column])
  if (!complete.ok) return complete
  const both = pairs(complete.value.rows, complete.value.columns[0]!, from, to)
  if (both.length < 3) return unfit('too_few_regions', `${both.length} regions have a value in ${from} and in ${to}`)
  const [was, is] = [places(both.map(({ first }) => first)), places(both.map(({ last }) => last))]
  const spearman = correlation(was, is)
  if (!Number.isFinite(spearman)) return unfit('no_variation', 'all regions share one rank')
  return found({ spearman, meanMove: mean(was.map((place, at) => Math.abs(place - is[at]!))), regions: both.length })
}
