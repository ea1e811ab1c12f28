import { found, unfit, type Finding } from '../finding.ts'
import { leastSquares, type LeastSquares } from '../linear/leastSquares.ts'
import { completeRows, type MissingCell, type Panel } from '../panel.ts'
import { covarianceOf } from '../regression/covarianceOf.ts'
import { designOf } from '../regression/design.ts'
import { groupsOf } from '../regression/groups.ts'
import { fullRegressionSpec, type RegressionSpec } from '../regression/spec.ts'
import { regressionFault } from '../regression/specFault.ts'
import { jointTest, tested, type Coefficient, type JointTest } from '../regression/tests.ts'
import { overidentification } from './overidentification.ts'

export interface TwoStageSpec extends Pick<RegressionSpec, 'errors' | 'smallSample' | 'level'> {
  y: string
  /** The regressor that may be caused by y, or several, and what stands for them; a named instrument is an argument, not a figure. */
  endogenous: string | readonly string[]
  instruments: readonly string[]
  controls?: readonly string[]
  effects: 'pooled' | 'region' | 'period' | 'both'
}

export interface TwoStage {
  /** The constant, the endogenous, the controls. */
  coefficients: Coefficient[]
  /** F of the instruments in the first stage, the least of several; below 10 they are weak (Staiger & Stock 1997): nothing else is to be trusted. */
  firstStage: JointTest
  weak: boolean
  /**
   * Whether the first stage's residuals add to y: a small p says that least squares would be off (Durbin 1954; Wu 1973; Hausman 1978), F by
   * the errors of the spec; null where no degree of freedom is left.
   */
  endogeneity: JointTest | null
  /** Sargan's χ² (Econometrica 26, 1958), n R² of the residuals on the instruments, classical errors; null where each instrument is needed. */
  overidentification: JointTest | null
  n: number
  regions: number
  degrees: number
  missing: MissingCell[]
}

const specFault = (spec: TwoStageSpec, endogenous: readonly string[]): ReturnType<typeof unfit> | null => {
  const { y, instruments, controls = [] } = spec
  if (endogenous.length === 0) return unfit('too_few_members', 'an endogenous regressor is wanted', 'endogenous')
  if (instruments.length < endogenous.length)
    return unfit('too_few_members', `${instruments.length} instruments for ${endogenous.length} endogenous regressors`, 'instruments')
  if ((spec.effects as string) === 'random') return unfit('bad_option', 'random effects have no two stages here', 'effects')
  if (spec.smallSample === 'hc2' || spec.smallSample === 'hc3')
    return unfit('bad_option', `${spec.smallSample} is not defined for two stages`, 'smallSample')
  return regressionFault(fullRegressionSpec({ ...spec, x: [...endogenous, ...controls, ...instruments], y }))
}

const minus = (left: readonly number[], right: readonly number[]): number[] => left.map((value, at) => value - right[at]!)

const fittedBy = (columns: readonly (readonly number[])[], coefficients: readonly number[]): number[] =>
  columns[0]!.map((_, at) => columns.reduce((sum, column, j) => sum + column[at]! * coefficients[j]!, 0))

/**
 * Two-stage least squares on a panel, effects out first: the endogenous regressors replaced by their fit on instruments and controls,
 * errors by the residuals of the regressors themselves (Theil 1953; Basmann 1957; Baltagi §7.1). As plm(y ~ x | z), and pooled as
 * AER's ivreg; errors and small samples as `RegressionSpec` has them, clustered with t of G − 1 degrees.
 */
export const twoStage = (panel: Panel, given: TwoStageSpec): Finding<TwoStage> => {
  const endogenous = typeof given.endogenous === 'string' ? [given.endogenous] : given.endogenous
  const fault = specFault(given, endogenous)
  if (fault !== null) return fault
  const { instruments, controls = [] } = given
  const spec = fullRegressionSpec({ ...given, x: [...endogenous, ...controls, ...instruments] })
  const complete = completeRows(panel, [spec.y, ...spec.x])
  if (!complete.ok) return complete
  const { rows, missing } = complete.value
  if (rows.length === 0) return unfit('too_few_rows', 'no row has every cell')
  const regions = groupsOf(rows.map(({ region }) => region)).places
  if (spec.errors === 'clustered' && regions.length < 2) return unfit('one_cluster', 'one region alone is one cluster')
  const [own, ...others] = complete.value.columns
  const design = designOf(spec, own!, others, rows)
  if (!design.ok) return design
  const { y, periodEffects } = design.value
  const [constant, ...rest] = design.value.columns
  const [e, c] = [endogenous.length, controls.length]
  const [inner, held, stood] = [rest.slice(0, e), rest.slice(e, e + c), rest.slice(e + c)]
  const degrees = design.value.degrees + stood.length
  const absorbed = spec.effects === 'region' || spec.effects === 'both' ? regions.length : 0
  const left = degrees - stood.length + e
  if (left <= 0 || degrees <= 0) return unfit('too_few_rows', `${rows.length} rows leave no degree of freedom`)
  const covariance = (columns: number[][], fit: LeastSquares, free: number): number[][] =>
    covarianceOf(spec, columns, fit, { degrees: free, periodEffects }, regions)
  const degreesOfT = (free: number): number => (spec.errors === 'clustered' && spec.smallSample === 'stata' ? regions.length - 1 : free)
  const blockTest = (columns: number[][], fit: LeastSquares, from: number, free: number): JointTest => {
    const block = covariance(columns, fit, free).slice(from).map((line) => line.slice(from)) // prettier-ignore
    return jointTest(fit.coefficients.slice(from), block, degreesOfT(free))
  }
  const all = [constant!, ...held, ...stood]
  const first: LeastSquares[] = []
  for (const column of inner) {
    const fit = leastSquares(all, ['constant', ...controls, ...instruments], column)
    if (!fit.ok) return fit
    first.push(fit.value)
  }
  const stages = first.map((fit) => blockTest(all, fit, c + 1, left))
  const firstStage = stages.reduce((a, b) => ((b.statistic ?? 0) < (a.statistic ?? 0) ? b : a))
  const columns = [constant!, ...inner.map((column, at) => minus(column, first[at]!.residuals)), ...held]
  const names = ['constant', ...endogenous, ...controls]
  const second = leastSquares(columns, names, y)
  if (!second.ok) return second
  const beta = second.value.coefficients
  const themselves = [constant!, ...inner, ...held]
  const residuals = minus(y, fittedBy(themselves, beta))
  const fit = { ...second.value, residuals, squares: residuals.reduce((sum, value) => sum + value * value, 0) }
  const errors = covariance(columns, fit, degrees)
  if (errors.some((line, at) => !(line[at]! >= 0 && line[at]! < Infinity)))
    return unfit('singular_design', 'the fitted regressors hardly differ from the columns beside them', endogenous[0])
  const added = [...themselves, ...first.map((one) => one.residuals)]
  const beside = degrees > e ? leastSquares(added, [...names, ...endogenous], y) : null
  return found({
    coefficients: names.map((name, j) => tested(name, beta[j]!, Math.sqrt(errors[j]![j]!), degreesOfT(degrees), spec.level)),
    firstStage,
    weak: !(firstStage.statistic !== null && firstStage.statistic >= 10),
    endogeneity: beside?.ok ? blockTest(added, beside.value, names.length, degrees - e) : null,
    overidentification: overidentification(residuals, all, stood.length - e, rows.length - absorbed),
    n: rows.length,
    regions: regions.length,
    degrees,
    missing,
  })
}
