import type { LeastSquares } from '../linear/leastSquares.ts'

type Square = number[][]

const outerSum = (width: number, scores: readonly (readonly number[])[]): Square => {
  const sum = Array.from({ length: width }, () => Array.from({ length: width }, () => 0))
  for (const score of scores)
    for (let a = 0; a < width; a++) for (let b = 0; b < width; b++) sum[a]![b] = sum[a]![b]! + score[a]! * score[b]!
  return sum
}

/** s² (X′X)⁻¹ with s² = e′e / degrees. */
export const classicalCovariance = ({ inverse, squares }: LeastSquares, degrees: number): Square =>
  inverse.map((line) => line.map((value) => (value * squares) / degrees))

/** Each row's leverage x′(X′X)⁻¹x: how far it draws its own fit. */
export const leveragesOf = (columns: readonly (readonly number[])[], inverse: readonly (readonly number[])[]): number[] =>
  columns[0]!.map((_, at) =>
    inverse.reduce((sum, line, a) => sum + columns[a]![at]! * line.reduce((part, value, b) => part + value * columns[b]![at]!, 0), 0),
  )

/**
 * The sandwich (X′X)⁻¹ Σ_g (X_g′e_g)(X_g′e_g)′ (X′X)⁻¹ over groups of rows that may be correlated: single rows make White's (Econometrica
 * 48, 1980), all rows of a region Arellano's (Oxford Bull. 49, 1987). Times `factor`, the small-sample correction. Summed group by group
 * as (X′X)⁻¹X_g′e_g, so that rounding makes no variance negative.
 */
export const sandwich = (
  columns: readonly (readonly number[])[],
  fit: LeastSquares,
  groups: readonly (readonly number[])[],
  factor: number,
): Square => {
  const scores = groups.map((rows) => columns.map((column) => rows.reduce((sum, at) => sum + column[at]! * fit.residuals[at]!, 0)))
  const drawn = scores.map((score) => fit.inverse.map((line) => line.reduce((sum, value, at) => sum + value * score[at]!, 0)))
  return outerSum(columns.length, drawn).map((line) => line.map((value) => value * factor))
}
