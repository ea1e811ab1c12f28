import { chiSquareAbove } from '../distributions/chiSquare.ts'
import { found, type Finding } from '../finding.ts'
import { quadraticForm } from '../linear/quadraticForm.ts'
import type { Panel } from '../panel.ts'
import { panelRegression } from './panelRegression.ts'
import type { RegressionSpec } from './spec.ts'

/** χ² of fixed against random effects; a small p speaks against random effects. Null where the covariances do not differ as they must. */
export interface Hausman {
  statistic: number | null
  degrees: number
  p: number | null
}

/**
 * Hausman's test (Econometrica 46, 1978): (b − B)′ (V_b − V_B)⁻¹ (b − B) with the classical covariances of fixed (b) and random effects
 * (B), χ² with as many degrees as slopes. V_b − V_B may fail to be positive in small samples: then there is no statistic, as Stata warns,
 * unless `common` bases both covariances on the residual variance of the random effects (Stata's `sigmamore`).
 */
export const hausman = (panel: Panel, spec: Omit<RegressionSpec, 'effects' | 'errors'>, common = false): Finding<Hausman> => {
  const fixed = panelRegression(panel, { ...spec, effects: 'region', errors: 'classical' })
  if (!fixed.ok) return fixed
  const random = panelRegression(panel, { ...spec, effects: 'random', errors: 'classical' })
  if (!random.ok) return random
  const degrees = spec.x.length
  const [b, c] = [fixed.value, random.value]
  const gap = b.coefficients.slice(1).map(({ estimate }, at) => estimate - c.coefficients[at + 1]!.estimate)
  const raised = common ? c.squares / c.degrees / (b.squares / b.degrees) : 1
  const variance = gap.map((_, i) => gap.map((_, j) => raised * b.covariance[i + 1]![j + 1]! - c.covariance[i + 1]![j + 1]!))
  const statistic = variance.every((line, at) => line[at]! > 0) ? quadraticForm(gap, variance) : null
  if (statistic === null || statistic < 0) return found({ statistic: null, degrees, p: null })
  return found({ statistic, degrees, p: chiSquareAbove(statistic, degrees) })
}
