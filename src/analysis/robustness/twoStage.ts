import { found, unfit, type Finding } from '../finding.ts'
import { leastSquares, type LeastSquares } from '../linear/leastSquares.ts'
import { completeRows, type MissingCell, type Panel } from '../panel.ts'
import { classicalCovariance, sandwich } from '../regression/covariance.ts'
import { designOf } from '../regression/design.ts'
import { groupsOf } from '../regression/groups.ts'
import { fullRegressionSpec } from '../regression/spec.ts'
import { jointTest, tested, type Coefficient, type JointTest } from '../regression/tests.ts'

export interface TwoStageSpec {
  y: string
  /** The regressor that may be caused by y, and what stands for it; a named instrument is an argument, not a figure. */
  endogenous: string
  instruments: readonly string[]
  controls?: readonly string[]
  effects: 'pooled' | 'region' | 'period' | 'both'
  /** Default `clustered`, with G/(G−1) × (N−1)/(N−k−1) and t of G − 1 degrees. */
  errors?: 'classical' | 'clustered'
  level?: number
}

export interface TwoStage {
  coefficients: Coefficient[]
  /** F of the instruments in the first stage; below 10 they are weak (Staiger & Stock 1997) and nothing else here is to be trusted. */
  firstStage: JointTest
  weak: boolean
  n: number
  regions: number
  degrees: number
  missing: MissingCell[]
}

/**
 * Two-stage least squares on a panel, effects out first: the endogenous regressor replaced by its fit on instruments and controls, errors
 * by the residuals of the regressor itself (Theil 1953; Basmann 1957; Baltagi §7.1). As plm(y ~ x | z). One endogenous regressor.
 */
export const twoStage = (panel: Panel, spec: TwoStageSpec): Finding<TwoStage> => {
  const { y, endogenous, instruments, controls = [], effects, errors = 'clustered', level = 0.95 } = spec
  if (instruments.length === 0) return unfit('too_few_members', 'an instrument is wanted', 'instruments')
  const names = [y, endogenous, ...controls, ...instruments]
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) return unfit('duplicate_member', `${twice} is there twice`, twice)
  if ((effects as string) === 'random') return unfit('bad_option', 'random effects have no two stages here', 'effects')
  const complete = completeRows(panel, names)
  if (!complete.ok) return complete
  const { rows, missing } = complete.value
  if (rows.length === 0) return unfit('too_few_rows', 'no row has every cell')
  const regions = groupsOf(rows.map(({ region }) => region)).places
  if (errors === 'clustered' && regions.length < 2) return unfit('one_cluster', 'one region alone is one cluster')
  const [own, ...others] = complete.value.columns
  const design = designOf(fullRegressionSpec({ y, x: names.slice(1), effects }), own!, others, rows)
  if (!design.ok) return design
  const [constant, regressor, ...rest] = design.value.columns
  const [held, stood] = [rest.slice(0, controls.length), rest.slice(controls.length)]
  const width = controls.length + 2
  const degrees = design.value.degrees + instruments.length
  const left = degrees - instruments.length + 1
  if (left <= 0) return unfit('too_few_rows', `${rows.length} rows leave no degree of freedom`)
  const covarianceOf = (columns: number[][], fit: LeastSquares, free: number): number[][] => {
    if (errors === 'classical') return classicalCovariance(fit, free)
    const g = regions.length
    return sandwich(
      columns,
      fit,
      regions,
      ((g / (g - 1)) * (rows.length - 1)) / (rows.length - columns.length - design.value.periodEffects),
    )
  }
  const degreesOfT = (free: number): number => (errors === 'clustered' ? regions.length - 1 : free)
  const firstColumns = [constant!, ...held, ...stood]
  const first = leastSquares(firstColumns, ['constant', ...controls, ...instruments], regressor!)
  if (!first.ok) return first
  const firstCovariance = covarianceOf(firstColumns, first.value, left)
  const from = controls.length + 1
  const block = firstCovariance.slice(from).map((line) => line.slice(from))
  const firstStage = jointTest(first.value.coefficients.slice(from), block, degreesOfT(left))
  const fitted = regressor!.map((value, at) => value - first.value.residuals[at]!)
  const columns = [constant!, fitted, ...held]
  const second = leastSquares(columns, ['constant', endogenous, ...controls], design.value.y)
  if (!second.ok) return second
  const beta = second.value.coefficients
  const residuals = design.value.y.map(
    (value, at) => value - [constant!, regressor!, ...held].reduce((sum, column, j) => sum + column[at]! * beta[j]!, 0),
  )
  const fit = { ...second.value, residuals, squares: residuals.reduce((sum, value) => sum + value * value, 0) }
  const covariance = covarianceOf(columns, fit, degrees)
  const told = ['constant', endogenous, ...controls]
  return found({
    coefficients: told.slice(0, width).map((name, j) => tested(name, beta[j]!, Math.sqrt(covariance[j]![j]!), degreesOfT(degrees), level)),
    firstStage,
    weak: !(firstStage.statistic !== null && firstStage.statistic >= 10),
    n: rows.length,
    regions: regions.length,
    degrees,
    missing,
  })
}
