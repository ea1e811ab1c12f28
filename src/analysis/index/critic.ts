import { exactSum } from '../exactSum.ts'
import { found, unfit, type Finding } from '../finding.ts'
import { correlation, deviation } from '../moments.ts'

/**
 * CRITIC weights: C_j = s_j Σ_k (1 − r_jk), w = C / ΣC: spread times conflict with the other columns, over normalised values.
 * Diakoulaki, Mavrotas & Papayannakis, Computers & Operations Research 22 (1995) 763-770. One column alone weighs 1.
 */
export const criticWeights = (columns: readonly (readonly number[])[], names: readonly string[]): Finding<number[]> => {
  const flat = columns.findIndex((column) => !(deviation(column) > 0))
  if (flat >= 0) return unfit('constant_column', `${names[flat]} is the same in every row`, names[flat])
  if (columns.length === 1) return found([1])
  const told = columns.map((column, j) => {
    const conflict = exactSum(columns.map((other, k) => (k === j ? 0 : 1 - correlation(column, other))))
    return Math.max(0, deviation(column) * conflict)
  })
  const whole = exactSum(told)
  if (!(whole > 1e-12)) return unfit('no_variation', 'the columns say all the same: none is in conflict with another')
  return found(told.map((one) => one / whole))
}
