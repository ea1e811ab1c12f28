import { correlation } from '../moments.ts'
import { absorb } from './absorb.ts'
import { groupMeans } from './groups.ts'

/** Squared correlations of y with Xβ: of deviations from the regions' means, of these means, and of all as they are. Null: no variation. */
export interface Fits {
  within: number | null
  between: number | null
  overall: number | null
}

const squared = (left: readonly number[], right: readonly number[]): number | null => {
  const own = correlation(left, right) ** 2
  return Number.isFinite(own) ? own : null
}

/** R² within, between and overall as Stata's xtreg defines them ([XT] xtreg, Methods and formulas), for any slopes β. */
export const fitsOf = (
  y: readonly number[],
  columns: readonly (readonly number[])[],
  slopes: readonly number[],
  regions: readonly (readonly number[])[],
): Fits => {
  const line = y.map((_, at) => columns.reduce((sum, column, j) => sum + column[at]! * slopes[j]!, 0))
  const [left, right] = absorb([y, line], regions, null).columns
  return {
    within: squared(left!, right!),
    between: squared(groupMeans(y, regions), groupMeans(line, regions)),
    overall: squared(y, line),
  }
}
