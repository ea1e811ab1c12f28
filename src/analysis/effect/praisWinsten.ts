import { found, type Finding } from '../finding.ts'
import { leastSquares, type LeastSquares } from '../linear/leastSquares.ts'

/** Generalised least squares with first-order autocorrelated errors: ρ, the fit of the transformed rows, and the columns they came from. */
export interface PraisWinsten {
  rho: number
  fit: LeastSquares
  columns: number[][]
}

/** ρ of the errors' regression on those before them, the first row kept with √(1 − ρ²), until it settles (Prais & Winsten 1954). */
export const praisWinsten = (
  columns: readonly (readonly number[])[],
  names: readonly string[],
  y: readonly number[],
): Finding<PraisWinsten> => {
  let rho = 0
  let coefficients: number[] | null = null
  for (let turn = 0; ; turn++) {
    const turned = (column: readonly number[]): number[] =>
      column.map((value, at) => (at === 0 ? Math.sqrt(1 - rho * rho) * value : value - rho * column[at - 1]!))
    const moved = columns.map(turned)
    const fit = leastSquares(moved, names, turned(y))
    if (!fit.ok) return fit
    coefficients = fit.value.coefficients
    const own = coefficients
    const rest = y.map((value, at) => value - columns.reduce((sum, column, j) => sum + column[at]! * own[j]!, 0))
    const above = rest.slice(1).reduce((sum, value, at) => sum + value * rest[at]!, 0)
    const below = rest.slice(0, -1).reduce((sum, value) => sum + value * value, 0)
    const next = below > 0 ? Math.max(-0.99, Math.min(0.99, above / below)) : 0
    if (Math.abs(next - rho) < 1e-12 || turn === 200) return found({ rho, fit: fit.value, columns: moved })
    rho = next
  }
}
