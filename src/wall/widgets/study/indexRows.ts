import type { IndexRowShown, IndexShown, WeightsShown } from '#contract/analysis/indexTable.ts'

export const rowOf = (index: IndexShown, region: string, period: string): IndexRowShown | null =>
  index.rows.find((row) => row.region === region && row.period === period) ?? null

/** Rows of a period, the best first. */
export const rowsIn = (index: IndexShown, period: string): IndexRowShown[] =>
  index.rows.filter((row) => row.period === period).sort((a, b) => a.rank - b.rank)

/** Weights of a weighting that hold in a period: its own, or those of the pooled panel. */
export const weightsIn = (index: IndexShown, id: string, period: string): WeightsShown | null =>
  index.weights.find((one) => one.id === id && (one.period === null || one.period === period)) ?? null

export const ownWeights = (index: IndexShown, period: string): WeightsShown | null => {
  const own = index.weights.find((one) => one.own)
  return own ? weightsIn(index, own.id, period) : null
}

export const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
