import { correlation } from '../moments.ts'
import { absorb } from './absorb.ts'
import { groupMeans } from './groups.ts'

/** Squared correlations of y with Xβ: of deviations from the regions' means, of these means, and of all as they are. NaN: no variation. */
export interface Fits {
  within: number
  between: number
  overall: number
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
    within: correlation(left!, right!) ** 2,
    between: correlation(groupMeans(y, regions), groupMeans(line, regions)) ** 2,
    overall: correlation(y, line) ** 2,
  }
}
