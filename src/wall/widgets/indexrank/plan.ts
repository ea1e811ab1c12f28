import type { IndexShown } from '#contract/analysis/indexTable.ts'
import { rowOf, rowsIn } from '../study/indexRows.ts'

export interface IndexRankRow {
  region: string
  rank: number
  score: number
  /** Places won (> 0) or lost since the first period; null where it had no score then. */
  move: number | null
  /** Ranks between which it lies when the weights are shaken. */
  low: number
  high: number
  equal: number | null
}
export interface IndexRankPlan {
  rows: IndexRankRow[]
  /** The period the moves are counted from; null where it is the one shown. */
  since: string | null
  /** Regions without a score in the period. */
  missing: string[]
}

/** All regions of a period, the best first, with what one must know before trusting a rank. */
export const planIndexRank = (index: IndexShown, period: string, first: string, regions: readonly string[]): IndexRankPlan => {
  const rows = rowsIn(index, period)
  const scored = new Set(rows.map((row) => row.region))
  const since = first === period ? null : first
  return {
    rows: rows.map((row): IndexRankRow => {
      const before = since === null ? null : rowOf(index, row.region, since)
      return {
        region: row.region,
        rank: row.rank,
        score: row.score,
        move: before ? before.rank - row.rank : null,
        low: Math.round(row.interval.low),
        high: Math.round(row.interval.high),
        equal: row.beside.equal?.rank ?? null,
      }
    }),
    since,
    missing: regions.filter((code) => !scored.has(code)),
  }
}
