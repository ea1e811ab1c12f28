import { found, unfit, type Finding } from '../finding.ts'
import { leastSquares, type LeastSquares } from '../linear/leastSquares.ts'
import { correlation, squares } from '../moments.ts'
import { completeRows, type MissingCell, type Panel, type PanelRow } from '../panel.ts'
import { covarianceOf } from './covarianceOf.ts'
import { designOf, type Design } from './design.ts'
import { fitsOf, type Fits } from './fits.ts'
import { groupsOf } from './groups.ts'
import { fullRegressionSpec, type FullRegressionSpec, type RegressionSpec } from './spec.ts'
import { regressionFault } from './specFault.ts'
import { jointTest, tested, type Coefficient, type JointTest } from './tests.ts'

export interface PanelFit {
  spec: FullRegressionSpec
  /** The constant first: of fixed effects their mean over all rows, as Stata's xtreg, fe. */
  coefficients: Coefficient[]
  covariance: number[][]
  residuals: number[]
  rows: PanelRow[]
  n: number
  regions: number
  periods: number
  /** The first and the last period used. */
  span: [string, string]
  balanced: boolean
  /** Residual degrees of freedom, and those of t. */
  degrees: number
  degreesOfT: number
  squares: number
  joint: JointTest
  /** `own` of the regression as it was run (plm's), adjusted by its degrees; the rest as Stata's. */
  rSquared: Fits & { own: number; adjusted: number }
  sigma: { effect: number | null; rest: number; theta: number[] | null; truncated: boolean }
  missing: MissingCell[]
}

/** 1 − e′e / Σ(y − ȳ)² as it was run; of random effects the squared correlation with the fit, as plm's, for their constant varies. */
const ownFit = ({ y, components }: Design, { residuals, squares: left }: LeastSquares): number =>
  components === null ? 1 - left / squares(y) : correlation(y.map((value, at) => value - residuals[at]!), y) ** 2 // prettier-ignore

/** Whether y varies at all once the effects are out. */
const varies = (y: readonly number[], given: readonly number[]): boolean =>
  Math.sqrt(squares(y)) > 1e-11 * Math.sqrt(given.reduce((sum, value) => sum + value * value, 0))

const sigmaOf = ({ components, degrees }: Design, rest: number): PanelFit['sigma'] =>
  components === null
    ? { effect: null, rest: Math.sqrt(rest / degrees), theta: null, truncated: false }
    : {
        effect: Math.sqrt(components.effect),
        rest: Math.sqrt(components.rest),
        theta: components.theta,
        truncated: components.truncated,
      }

/**
 * Linear regression on a panel: pooled, fixed effects of region, period or both, random effects of the region (Swamy & Arora), unbalanced
 * panels too. Baltagi, Econometric Analysis of Panel Data; checked on Grunfeld against R's plm and Stata's xtreg. Rows with a missing
 * cell are left out and named. Refuses a singular design (naming the column), one cluster, and too few rows or regions.
 */
export const panelRegression = (panel: Panel, given: RegressionSpec): Finding<PanelFit> => {
  const spec = fullRegressionSpec(given)
  const fault = regressionFault(spec)
  if (fault !== null) return fault
  const complete = completeRows(panel, [spec.y, ...spec.x])
  if (!complete.ok) return complete
  const { rows, missing } = complete.value
  const [y, ...x] = complete.value.columns
  if (rows.length === 0) return unfit('too_few_rows', 'no row has every cell')
  const regions = groupsOf(rows.map(({ region }) => region)).places
  if (spec.errors === 'clustered' && regions.length < 2) return unfit('one_cluster', 'one region alone is one cluster')
  const design = designOf(spec, y!, x, rows)
  if (!design.ok) return design
  const { degrees } = design.value
  if (degrees <= 0) return unfit('too_few_rows', `${rows.length} rows leave no degree of freedom`)
  if (!varies(design.value.y, y!)) return unfit('no_variation', `${spec.y} does not vary beside the effects`, spec.y)
  const fit = leastSquares(design.value.columns, ['constant', ...spec.x], design.value.y)
  if (!fit.ok) return fit
  const covariance = covarianceOf(spec, design.value.columns, fit.value, design.value, regions)
  if (covariance.some((line, at) => !(line[at]! >= 0 && line[at]! < Infinity)))
    return unfit('singular_design', `the errors ${spec.smallSample} are not defined: a row decides its own fit, or figures are too large`)
  const byClusters = spec.errors === 'clustered' && spec.smallSample === 'stata'
  const degreesOfT = spec.effects === 'random' ? Infinity : byClusters ? regions.length - 1 : degrees
  const slopes = fit.value.coefficients.slice(1)
  const slopeCovariance = covariance.slice(1).map((line) => line.slice(1))
  const own = ownFit(design.value, fit.value)
  const periods = [...new Set(rows.map(({ period }) => period))].sort()
  return found({
    spec,
    coefficients: fit.value.coefficients.map((estimate, j) =>
      tested(j === 0 ? 'constant' : spec.x[j - 1]!, estimate, Math.sqrt(covariance[j]![j]!), degreesOfT, spec.level),
    ),
    covariance,
    residuals: fit.value.residuals,
    rows,
    n: rows.length,
    regions: regions.length,
    periods: periods.length,
    span: [periods[0]!, periods.at(-1)!],
    balanced: rows.length === regions.length * periods.length,
    degrees,
    degreesOfT,
    squares: fit.value.squares,
    joint: jointTest(slopes, slopeCovariance, degreesOfT),
    rSquared: { ...fitsOf(y!, x, slopes, regions), own, adjusted: 1 - ((1 - own) * (rows.length - 1)) / degrees },
    sigma: sigmaOf(design.value, fit.value.squares),
    missing,
  })
}
