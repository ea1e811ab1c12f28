import { chiSquareAbove } from '../distributions/chiSquare.ts'
import { found, unfit, type Finding } from '../finding.ts'
import { definite, quadraticForm } from '../linear/quadraticForm.ts'
import { completeRows, type Panel } from '../panel.ts'
import { panelRegression, type PanelFit } from './panelRegression.ts'
import type { RegressionSpec } from './spec.ts'
import { varyingWithin } from './varyingWithin.ts'

interface Form {
  /** Null where the difference of the covariances is singular; negative, then without p, as Stata prints it (plm prints its size). */
  statistic: number | null
  p: number | null
}

/** χ² of fixed against random effects; a small p speaks against random effects. */
export interface Hausman extends Form {
  /** The slopes compared: those of regressors that vary within regions. */
  degrees: number
  /** Whether V_b − V_B is positive definite; where it is not, the statistic is no χ², and `common` is to be read. */
  definite: boolean
  /** With the residual variance of the random effects in both covariances (Stata's `sigmamore`). */
  common: Form
}

const slopesOf = (fit: PanelFit, names: readonly string[]): { estimates: number[]; covariance: number[][] } => {
  const at = names.map((name) => fit.coefficients.findIndex((one) => one.name === name))
  return { estimates: at.map((i) => fit.coefficients[i]!.estimate), covariance: at.map((i) => at.map((j) => fit.covariance[i]![j]!)) }
}

const formOf = (gap: readonly number[], variance: readonly (readonly number[])[]): Form => {
  const statistic = quadraticForm(gap, variance)
  if (statistic === null || !Number.isFinite(statistic)) return { statistic: null, p: null }
  return { statistic, p: statistic < 0 ? null : chiSquareAbove(statistic, gap.length) }
}

/**
 * Hausman's test (Econometrica 46, 1978): (b − B)′ (V_b − V_B)⁻¹ (b − B) with the classical covariances of fixed (b) and random effects
 * (B), χ² with as many degrees as slopes in both; as plm's phtest and Stata's hausman.
 */
export const hausman = (panel: Panel, spec: Omit<RegressionSpec, 'effects' | 'errors' | 'smallSample'>): Finding<Hausman> => {
  const complete = completeRows(panel, [spec.y, ...spec.x])
  if (!complete.ok) return complete
  const names = varyingWithin(spec.x, complete.value.columns.slice(1), complete.value.rows)
  if (names.length === 0) return unfit('singular_design', 'no regressor varies within regions', spec.x[0])
  const kept: Panel = {
    rows: complete.value.rows,
    columns: Object.fromEntries([spec.y, ...spec.x].map((name, j) => [name, complete.value.columns[j]!])),
  }
  const fixed = panelRegression(kept, { ...spec, errors: 'classical', x: names, effects: 'region' })
  if (!fixed.ok) return fixed
  const random = panelRegression(kept, { ...spec, errors: 'classical', effects: 'random' })
  if (!random.ok) return random
  const [b, c] = [slopesOf(fixed.value, names), slopesOf(random.value, names)]
  const gap = b.estimates.map((estimate, at) => estimate - c.estimates[at]!)
  const less = (raised: number): number[][] => gap.map((_, i) => gap.map((__, j) => raised * b.covariance[i]![j]! - c.covariance[i]![j]!))
  const [own, common] = [less(1), less(random.value.squares / random.value.degrees / (fixed.value.squares / fixed.value.degrees))]
  return found({ ...formOf(gap, own), degrees: names.length, definite: definite(own), common: formOf(gap, common) })
}
