import { found, unfit, type Finding } from '../finding.ts'
import { leastSquares, type LeastSquares } from '../linear/leastSquares.ts'
import { squares } from '../moments.ts'
import { completeRows, type MissingCell, type Panel, type PanelRow } from '../panel.ts'
import { classicalCovariance, sandwich } from './covariance.ts'
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

const factorOf = ({ errors, smallSample, effects, x }: FullRegressionSpec, design: Design, regions: number): number => {
  if (smallSample === 'none') return 1
  const n = design.y.length
  const own = x.length + (effects === 'pooled' || effects === 'random' ? 1 : 0)
  if (errors === 'robust') return n / (smallSample === 'stata' ? design.degrees : n - own)
  const counted = smallSample === 'plm' ? own : x.length + 1 + design.periodEffects
  return ((regions / (regions - 1)) * (n - 1)) / (n - counted)
}

const covarianceOf = (spec: FullRegressionSpec, design: Design, fit: LeastSquares, regions: readonly number[][]): number[][] => {
  if (spec.errors === 'classical') return classicalCovariance(fit, design.degrees)
  const groups = spec.errors === 'robust' ? design.y.map((_, at) => [at]) : regions
  return sandwich(design.columns, fit, groups, factorOf(spec, design, regions.length))
}

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
  const fit = leastSquares(design.value.columns, ['constant', ...spec.x], design.value.y)
  if (!fit.ok) return fit
  const covariance = covarianceOf(spec, design.value, fit.value, regions)
  const byClusters = spec.errors === 'clustered' && spec.smallSample === 'stata'
  const degreesOfT = spec.effects === 'random' ? Infinity : byClusters ? regions.length - 1 : degrees
  const slopes = fit.value.coefficients.slice(1)
  const slopeCovariance = covariance.slice(1).map((line) => line.slice(1))
  const own = 1 - fit.value.squares / squares(design.value.y)
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
