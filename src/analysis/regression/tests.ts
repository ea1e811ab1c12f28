import { chiSquareAbove } from '../distributions/chiSquare.ts'
import { fisherAbove } from '../distributions/fisher.ts'
import { studentBeyond, studentBound } from '../distributions/student.ts'
import { quadraticForm } from '../linear/quadraticForm.ts'

/**
 * One row of a regression table; the statistic is t, or z where its degrees are infinite, and infinite where the error is 0 (an exact fit).
 * An association: no cause is said.
 */
export interface Coefficient {
  name: string
  estimate: number
  error: number
  statistic: number
  p: number
  low: number
  high: number
}

/** All slopes 0 at once: F with two degrees of freedom, or χ² (second degrees infinite); null where it is not defined. */
export interface JointTest {
  statistic: number | null
  degrees: readonly [number, number]
  p: number | null
}

/** An estimate with its standard error, two-sided p value and interval, by Student's t. */
export const tested = (name: string, estimate: number, error: number, degrees: number, level: number): Coefficient => {
  const reach = studentBound(1 - level, degrees) * error
  const statistic = error > 0 ? estimate / error : estimate === 0 ? 0 : Math.sign(estimate) * Infinity
  const p = Number.isFinite(statistic) ? studentBeyond(statistic, degrees) : 0
  return { name, estimate, error, statistic, p, low: estimate - reach, high: estimate + reach }
}

/** Wald's test that all slopes are 0, by their covariance: F, or χ² where the degrees are infinite. */
export const jointTest = (slopes: readonly number[], covariance: readonly (readonly number[])[], degrees: number): JointTest => {
  const width = slopes.length
  const wald = quadraticForm(slopes, covariance)
  if (wald === null || wald < 0) return { statistic: null, degrees: [width, degrees], p: null }
  if (degrees === Infinity) return { statistic: wald, degrees: [width, degrees], p: chiSquareAbove(wald, width) }
  return { statistic: wald / width, degrees: [width, degrees], p: fisherAbove(wald / width, width, degrees) }
}
