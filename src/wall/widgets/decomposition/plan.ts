import type { IndexShown } from '#contract/analysis/indexTable.ts'
import { meanOf, ownWeights, rowOf, rowsIn } from '../study/indexRows.ts'

export interface DecompositionRow {
  column: string
  /** Share of all weight in the period. */
  weight: number
  /** What the member adds to the difference, in scores of 0 to 1. */
  adds: number
  /** −1 to 1 of the longest bar. */
  bar: number
}
export interface DecompositionPlan {
  rows: DecompositionRow[]
  /** The difference of the two scores: the rows sum to it. */
  total: number
  score: number
  other: number
}

/** A region's score less the mean's (against null) or another region's, member by member; null: one of them has no score, or no parts. */
export const planDecomposition = (index: IndexShown, region: string, against: string | null, period: string): DecompositionPlan | null => {
  const own = rowOf(index, region, period)
  const other = against === null ? null : rowOf(index, against, period)
  const weights = ownWeights(index, period)
  if (!own || (against !== null && !other)) return null
  const adds = other ? own.shares.map((share, at) => share - other.shares[at]!) : own.against
  if (adds === null) return null
  const base = other ? other.score : meanOf(rowsIn(index, period).map((row) => row.score))
  const longest = Math.max(...adds.map(Math.abs), Number.EPSILON)
  return {
    rows: index.members.map((member, at) => ({
      column: member.column,
      weight: weights?.weights[at] ?? 0,
      adds: adds[at]!,
      bar: adds[at]! / longest,
    })),
    total: own.score - base,
    score: own.score,
    other: base,
  }
}

/** With whom a region may be compared, in turn: the mean, the first, the one just above, the one just below. */
export const comparable = (index: IndexShown, region: string, period: string): (string | null)[] => {
  const rows = rowsIn(index, period)
  const at = rows.findIndex((row) => row.region === region)
  const around = at < 0 ? [] : [rows[0], rows[at - 1], rows[at + 1]]
  return [null, ...new Set(around.flatMap((row) => (row && row.region !== region ? [row.region] : [])))]
}
