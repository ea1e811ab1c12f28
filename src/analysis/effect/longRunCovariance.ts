import type { LeastSquares } from '../linear/leastSquares.ts'

/**
 * The covariance of least squares whose errors lean on the `lag` errors before them, with Bartlett's weights 1 − l / (lag + 1) and
 * n / (n − k): Newey & West, Econometrica 55 (1987); as R's sandwich::NeweyWest(prewhite = FALSE, adjust = TRUE).
 */
export const longRunCovariance = (columns: readonly (readonly number[])[], fit: LeastSquares, lag: number): number[][] => {
  const [n, width] = [fit.residuals.length, columns.length]
  const scores = fit.residuals.map((rest, at) => columns.map((column) => column[at]! * rest))
  const meat = Array.from({ length: width }, () => Array.from({ length: width }, () => 0))
  for (let l = 0; l <= lag; l++) {
    const weight = 1 - l / (lag + 1)
    for (let t = l; t < n; t++)
      for (let a = 0; a < width; a++)
        for (let b = 0; b < width; b++) {
          const both = scores[t]![a]! * scores[t - l]![b]! + (l === 0 ? 0 : scores[t - l]![a]! * scores[t]![b]!)
          meat[a]![b] = meat[a]![b]! + weight * both
        }
  }
  const times = (left: readonly (readonly number[])[], right: readonly (readonly number[])[]): number[][] =>
    left.map((line) => right[0]!.map((_, b) => line.reduce((sum, value, at) => sum + value * right[at]![b]!, 0)))
  return times(times(fit.inverse, meat), fit.inverse).map((line) => line.map((value) => (value * n) / (n - width)))
}
