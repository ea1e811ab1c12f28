import type { IndexShown } from '#contract/analysis/indexTable.ts'
import { weightsIn } from '../study/indexRows.ts'

export interface WeightsRow {
  column: string
  function: string
  /** By weighting; null where it has none. */
  weights: (number | null)[]
}
export interface WeightsPlan {
  weightings: { id: string; title: string; own: boolean; effective: number }[]
  rows: WeightsRow[]
  largest: number
}

/** Members in the order of their function, with their weight by each weighting, the index's own first. */
export const planWeights = (index: IndexShown, period: string, titleIn: (title: { zh: string; en: string }) => string): WeightsPlan => {
  const ids = [...new Set(index.weights.map((one) => one.id))]
  const found = ids.flatMap((id) => weightsIn(index, id, period) ?? [])
  const own = found.filter((one) => one.own)
  // Another way of adding up with the same weights is no other weighting.
  const same = (weights: readonly number[]): boolean => own.some((one) => one.weights.every((weight, at) => weight === weights[at]))
  const sets = [...own, ...found.filter((one) => !one.own && !same(one.weights))]
  return {
    weightings: sets.map((one) => ({ id: one.id, title: titleIn(one.title), own: one.own, effective: one.effective })),
    rows: index.members.map((member, at) => ({
      column: member.column,
      function: member.function,
      weights: sets.map((one) => one.weights[at] ?? null),
    })),
    largest: Math.max(...sets.flatMap((one) => one.weights), Number.EPSILON),
  }
}
