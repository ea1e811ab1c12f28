import type { IndexShown } from '#contract/analysis/indexTable.ts'
import { meanOf, rowsIn } from '../study/indexRows.ts'
import type { Point } from '../../stores/points.ts'

export interface IndexCellPlan {
  score: number
  rank: number
  all: number
  members: number
  /** Points against the first period, and places won (> 0); null where there is none before. */
  change: number | null
  move: number | null
  since: string | null
  mean: number
  points: Point[]
  means: Point[]
}

/** One function's index of a region, or the whole one's where the function is null; null: it has no score in the period. */
export const planIndexCell = (
  index: IndexShown,
  asked: string | null,
  region: string,
  period: string,
  periods: readonly string[],
): IndexCellPlan | null => {
  const standing = periods.map((label) => {
    const rows = rowsIn(index, label).flatMap((row) => {
      const one = asked === null ? { score: row.score, rank: row.rank } : row.functions[asked]
      return one ? [{ region: row.region, ...one }] : []
    })
    return { label, rows, own: rows.find((row) => row.region === region) ?? null }
  })
  const now = standing.find((one) => one.label === period)
  if (!now?.own) return null
  const first = standing.find((one) => one.own !== null)!
  const based = first.label === period ? null : first
  return {
    score: now.own.score,
    rank: now.own.rank,
    all: now.rows.length,
    members: asked === null ? index.members.length : index.members.filter((one) => one.function === asked).length,
    change: based ? now.own.score - based.own!.score : null,
    move: based ? based.own!.rank - now.own.rank : null,
    since: based?.label ?? null,
    mean: meanOf(now.rows.map((row) => row.score)),
    points: standing.map(({ label, own }): Point => [label, own?.score ?? null]),
    means: standing.map(({ label, rows }): Point => [label, rows.length === 0 ? null : meanOf(rows.map((row) => row.score))]),
  }
}
