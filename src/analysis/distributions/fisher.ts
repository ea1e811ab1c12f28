import { incompleteBeta } from './beta.ts'

/** P(F ≥ f) of Fisher's F with its two degrees of freedom: the p value (NIST DLMF 8.17). */
export const fisherAbove = (f: number, above: number, below: number): number => {
  if (f <= 0) return 1
  const whole = below + above * f
  return incompleteBeta(below / whole, below / 2, above / 2, (above * f) / whole)
}
