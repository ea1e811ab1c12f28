import type { IndexShown } from '#contract/analysis/indexTable.ts'
import type { AnalysisInputs } from '#contract/analysis/result.ts'
import type { Line, Sheets } from './tableCsv.ts'

const named = (members: readonly { column: string }[], values: readonly number[] | null, prefix: string): Line =>
  Object.fromEntries(members.map(({ column }, j) => [`${prefix}_${column}`, values?.[j] ?? null]))

const spread = (of: Record<string, { score: number; rank: number }>, prefix: string): Line =>
  Object.fromEntries(
    Object.entries(of).flatMap(([id, { score, rank }]) => [
      [`${prefix}_${id}_score`, score],
      [`${prefix}_${id}_rank`, rank],
    ]),
  )

/** `scores` by region and period, `weights` by weighting, base and member, `changes` by region and pair of periods. */
export const indexSheets = ({ members, weights, rows, changes }: IndexShown, { regions }: AnalysisInputs): Sheets => {
  const names = new Map(regions.map(({ code, name }) => [code, name.zh]))
  return {
    scores: rows.map((row) => ({
      region: row.region,
      name: names.get(row.region) ?? '',
      period: row.period,
      score: row.score,
      rank: row.rank,
      rank_low: row.interval.low,
      rank_high: row.interval.high,
      rank_median: row.interval.median,
      rank_kept: row.interval.kept,
      ...spread(row.functions, 'function'),
      ...spread(row.beside, 'beside'),
      ...named(members, row.values, 'value'),
      ...named(members, row.shares, 'share'),
      ...named(members, row.against, 'against_mean'),
    })),
    weights: weights.flatMap((one) =>
      members.map(({ column, function: name }, j) => ({
        weighting: one.id,
        period: one.period ?? 'panel',
        n: one.rows,
        function: name,
        member: column,
        weight: one.weights[j]!,
        entropy: one.entropy?.[j] ?? null,
      })),
    ),
    changes: changes.map((change) => ({
      region: change.region,
      name: names.get(change.region) ?? '',
      from: change.from.period,
      to: change.to.period,
      from_score: change.from.score,
      to_score: change.to.score,
      from_rank: change.from.rank,
      to_rank: change.to.rank,
      ...named(members, change.total, 'total'),
      ...named(members, change.value, 'value'),
      ...named(members, change.weight, 'weight'),
    })),
  }
}
