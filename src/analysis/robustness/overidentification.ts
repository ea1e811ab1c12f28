import { chiSquareAbove } from '../distributions/chiSquare.ts'
import { leastSquares } from '../linear/leastSquares.ts'
import type { JointTest } from '../regression/tests.ts'

/**
 * Sargan's test (Econometrica 26, 1958) that the instruments beyond those needed tell the same story: n R² of the two-stage residuals on
 * all exogenous columns, χ² with as many degrees as there are instruments to spare; null for none.
 * `rows` less the region effects taken out, as xtivreg2, fe has it.
 */
export const overidentification = (
  residuals: readonly number[],
  exogenous: readonly (readonly number[])[],
  spare: number,
  rows: number,
): JointTest | null => {
  if (spare <= 0) return null
  const whole = residuals.reduce((sum, value) => sum + value * value, 0)
  const fit = leastSquares(exogenous, exogenous.map((_, at) => `${at}`), residuals) // prettier-ignore
  if (!fit.ok || !(whole > 0)) return null
  const statistic = rows * (1 - fit.value.squares / whole)
  return { statistic, degrees: [spare, Infinity], p: chiSquareAbove(statistic, spare) }
}
