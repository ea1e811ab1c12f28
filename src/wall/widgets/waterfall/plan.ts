import type { IndexShown } from '#contract/analysis/indexTable.ts'
import { rowOf } from '../study/indexRows.ts'

export interface WaterfallRow {
  /** Null: one of the two ends, or the smallest steps together. */
  column: string | null
  /** So many steps stand in one. */
  folded: number
  period: string | null
  adds: number
  /** Where the bar begins and ends, 0 to 1 of the plot. */
  from: number
  to: number
}
export interface WaterfallPlan {
  from: string
  to: string
  rows: WaterfallRow[]
  before: number
  after: number
  /** How much of the change its weights alone would make; null where it cannot be told. */
  byWeights: number | null
}

type Step = Pick<WaterfallRow, 'column' | 'folded' | 'adds'>

/** Steps for which there is no room stand as one, their sum. */
const folded = (steps: readonly Step[], most: number): Step[] => {
  if (steps.length <= most) return [...steps]
  const rest = steps.slice(most - 1)
  return [...steps.slice(0, most - 1), { column: null, folded: rest.length, adds: rest.reduce((sum, one) => sum + one.adds, 0) }]
}

/** A region's way from one period's score to another's, the largest step first, at most so many rows; null: one of them is missing. */
export const planWaterfall = (index: IndexShown, region: string, from: string, to: string, most = Infinity): WaterfallPlan | null => {
  const [before, after] = [rowOf(index, region, from), rowOf(index, region, to)]
  if (!before || !after || from === to) return null
  const change = index.changes.find((one) => one.region === region && one.from.period === from && one.to.period === to)
  const total = change?.total ?? after.shares.map((share, at) => share - before.shares[at]!)
  const sorted = index.members
    .map((member, at): Step => ({ column: member.column, folded: 1, adds: total[at]! }))
    .sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds) || a.column!.localeCompare(b.column!))
  const steps = folded(sorted, Math.max(2, most - 2))
  const levels = steps.reduce<number[]>((all, step) => [...all, all.at(-1)! + step.adds], [before.score])
  const low = Math.min(...levels, after.score)
  const high = Math.max(...levels, after.score)
  // A tenth of air below, so that the ends are bars too; the axis is cut and says so.
  const base = Math.max(0, low - (high - low) * 0.25)
  const at = (score: number): number => (high === base ? 0 : (score - base) / (high - base))
  const end = (period: string, score: number): WaterfallRow => ({ column: null, folded: 0, period, adds: score, from: 0, to: at(score) })
  return {
    from,
    to,
    rows: [
      end(from, before.score),
      ...steps.map((step, index): WaterfallRow => ({ ...step, period: null, from: at(levels[index]!), to: at(levels[index + 1]!) })),
      end(to, after.score),
    ],
    before: before.score,
    after: after.score,
    byWeights: change?.weight ? change.weight.reduce((sum, one) => sum + one, 0) : null,
  }
}
