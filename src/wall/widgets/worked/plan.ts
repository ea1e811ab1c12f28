import type { IndexShown } from '#contract/analysis/indexTable.ts'
import type { AnalysisResult } from '#contract/analysis/result.ts'
import { ownWeights, rowOf, rowsIn, weightsIn } from '../study/indexRows.ts'

export interface WorkedRow {
  column: string
  function: string
  better: 'higher' | 'lower'
  raw: number | null
  /** The lowest and the highest of the panel, or of the period. */
  low: number
  high: number
  place: number
  entropy: number | null
  weight: number
  equal: number
  share: number
}
export interface WorkedPlan {
  rows: WorkedRow[]
  score: number
  rank: number
  all: number
  low: number
  high: number
  level: number
  over: 'panel' | 'period'
  /** Rank by each other weighting. */
  beside: { id: string; title: { zh: string; en: string }; rank: number }[]
}

/** How one region's index comes about in one period, member by member; null: it has no score. */
export const planWorked = (result: AnalysisResult, index: IndexShown, region: string, period: string): WorkedPlan | null => {
  const own = rowOf(index, region, period)
  const weights = ownWeights(index, period)
  if (!own || !weights) return null
  const equal = weightsIn(index, 'equal', period)
  const over = index.options.over === 'period' ? 'period' : 'panel'
  const { regions, periods } = result.inputs
  const scored = new Set(index.rows.map((row) => `${row.region} ${row.period}`))
  const rows = index.members.map((member, at): WorkedRow => {
    const values = result.columns.find((one) => one.id === member.column)?.values ?? []
    const told = periods.flatMap((label, p) =>
      regions.flatMap(({ code }, r) => {
        const value = values[p * regions.length + r]
        return value == null || !scored.has(`${code} ${label}`) || (over === 'period' && label !== period) ? [] : [value]
      }),
    )
    const raw = values[periods.indexOf(period) * regions.length + regions.findIndex((one) => one.code === region)]
    return {
      column: member.column,
      function: member.function,
      better: member.better,
      raw: raw ?? null,
      low: told.reduce((a, b) => Math.min(a, b), Infinity),
      high: told.reduce((a, b) => Math.max(a, b), -Infinity),
      place: own.values[at]!,
      entropy: weights.entropy?.[at] ?? null,
      weight: weights.weights[at]!,
      equal: equal?.weights[at] ?? 1 / index.members.length,
      share: own.shares[at]!,
    }
  })
  return {
    rows,
    score: own.score,
    rank: own.rank,
    all: rowsIn(index, period).length,
    low: Math.round(own.interval.low),
    high: Math.round(own.interval.high),
    level: index.shaking.level,
    over,
    beside: Object.entries(own.beside).flatMap(([id, { rank }]) => {
      const title = index.weights.find((one) => one.id === id)?.title ?? index.beside.find((one) => one.id === id)?.title
      return title ? [{ id, title, rank }] : []
    }),
  }
}
