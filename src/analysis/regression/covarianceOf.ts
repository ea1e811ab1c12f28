import type { LeastSquares } from '../linear/leastSquares.ts'
import { classicalCovariance, leveragesOf, sandwich } from './covariance.ts'
import type { Design } from './design.ts'
import type { FullRegressionSpec } from './spec.ts'

type How = Pick<FullRegressionSpec, 'effects' | 'errors' | 'smallSample'>
type Columns = readonly (readonly number[])[]

/** Of the design: rows less everything estimated, and the parameters of the period effects. */
type Counted = Pick<Design, 'degrees' | 'periodEffects'>

const bare = ({ effects }: How): boolean => effects === 'pooled' || effects === 'random'

const factorOf = (how: How, rows: number, width: number, { degrees, periodEffects }: Counted, regions: number): number => {
  const { errors, smallSample } = how
  if (smallSample === 'none') return 1
  const own = bare(how) ? width : width - 1
  if (errors === 'robust') return rows / (smallSample === 'stata' ? degrees : rows - own)
  const counted = smallSample === 'plm' ? own : width + periodEffects
  return ((regions / (regions - 1)) * (rows - 1)) / (rows - counted)
}

/** Residuals over √(1 − h) or 1 − h. The constant of fixed effects is their mean and draws nothing: 1/n of its leverage is not counted. */
const drawn = (how: How, columns: Columns, fit: LeastSquares): LeastSquares => {
  const residuals = leveragesOf(columns, fit.inverse).map((leverage, at) => {
    const left = 1 - (bare(how) ? leverage : leverage - 1 / fit.residuals.length)
    return fit.residuals[at]! / (how.smallSample === 'hc2' ? Math.sqrt(left) : left)
  })
  return { ...fit, residuals }
}

/** The covariance of a fit on columns (the constant first) as errors and small-sample correction are declared. */
export const covarianceOf = (
  how: How,
  columns: Columns,
  fit: LeastSquares,
  counted: Counted,
  regions: readonly (readonly number[])[],
): number[][] => {
  if (how.errors === 'classical') return classicalCovariance(fit, counted.degrees)
  const rows = fit.residuals.map((_, at) => [at])
  if (how.smallSample === 'hc2' || how.smallSample === 'hc3') return sandwich(columns, drawn(how, columns, fit), rows, 1)
  const factor = factorOf(how, rows.length, columns.length, counted, regions.length)
  return sandwich(columns, fit, how.errors === 'robust' ? rows : regions, factor)
}
