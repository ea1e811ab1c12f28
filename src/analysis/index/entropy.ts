import { exactSum } from '../exactSum.ts'
import { found, unfit, type Finding } from '../finding.ts'

/** Weights by entropy: e near 1 is a column that tells regions little apart; redundancy is 1 − e. */
export interface EntropyWeights {
  weights: number[]
  entropy: number[]
  redundancy: number[]
}

/**
 * Shannon's entropy of a column's shares p = z / Σz, over ln n: e = −Σ p ln p / ln n, in 0 to 1. A zero share counts nothing,
 * p ln p → 0 (Zeleny 1982; Shemshadi et al. 2011); who shifts z first has no zero share.
 */
export const entropyOf = (column: readonly number[]): number => {
  const whole = exactSum(column)
  const terms = column.map((value) => (value === 0 ? 0 : (value / whole) * Math.log(value / whole)))
  return -exactSum(terms) / Math.log(column.length)
}

/**
 * The entropy-weight method (熵权法): d = 1 − e, w = d / Σd, over columns of normalised values, n rows each.
 * Shannon (1948); Zeleny, Multiple Criteria Decision Making (1982). Refuses negative values (a share must not be
 * negative) and constant columns.
 */
export const entropyWeights = (columns: readonly (readonly number[])[], names: readonly string[]): Finding<EntropyWeights> => {
  const negative = columns.findIndex((column) => column.some((value) => value < 0))
  if (negative >= 0) return unfit('negative_share', `${names[negative]} is negative once normalised: declare a shift`, names[negative])
  const flat = columns.findIndex((column) => column.every((value) => value === column[0]))
  if (flat >= 0) return unfit('constant_column', `${names[flat]} is the same in every row`, names[flat])
  const entropy = columns.map(entropyOf)
  const redundancy = entropy.map((e) => Math.max(0, 1 - e))
  const whole = exactSum(redundancy)
  if (!(whole > 0)) return unfit('no_variation', 'no column tells the regions apart')
  return found({ weights: redundancy.map((d) => d / whole), entropy, redundancy })
}
