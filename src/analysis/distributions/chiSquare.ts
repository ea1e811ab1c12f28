import { incompleteGamma } from './gamma.ts'

/** P(χ² ≥ x) with its degrees of freedom: the p value (NIST DLMF 8.2). */
export const chiSquareAbove = (x: number, degrees: number): number => (x <= 0 ? 1 : incompleteGamma(degrees / 2, x / 2).above)
