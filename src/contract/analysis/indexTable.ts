import { z } from 'zod'
import { RegionCode, Slug, Text } from '../names.ts'
import { AnalysisRefusal } from './unfit.ts'

/** Arrays named `…by member` follow this order. */
export const IndexMemberShown = z.strictObject({
  column: z.string(),
  function: Slug,
  reason: Text,
  better: z.enum(['higher', 'lower']),
})

/** Weights of one weighting, of one base (period null: of the pooled panel); they sum to 1. `own` is the index's. */
export const WeightsShown = z.strictObject({
  id: Slug,
  title: Text,
  own: z.boolean(),
  period: z.string().nullable(),
  /** Rows the weights are of. */
  rows: z.number().int(),
  /** By member. */
  weights: z.array(z.number()),
  /** By member, 0 to 1: near 1 tells regions little apart; null where the weighting has none. */
  entropy: z.array(z.number()).nullable(),
  functions: z.record(Slug, z.number()),
  /** So many equal members would spread as little: 1 / Σw². */
  effective: z.number(),
})
export type WeightsShown = z.infer<typeof WeightsShown>

/** Whole ranks that hold at least `level` of the draws when the weights are shaken, their middle, and the share of draws that keep the own rank. */
export const RankIntervalShown = z.strictObject({ low: z.number().int(), high: z.number().int(), median: z.number(), kept: z.number() })

/** One region in one period. Shares sum to the score; `against` (to the mean score of the period's regions) sums to score − mean. */
export const IndexRowShown = z.strictObject({
  region: RegionCode,
  period: z.string(),
  /** 0 to 1 where the normalisation is. */
  score: z.number(),
  rank: z.number().int(),
  interval: RankIntervalShown,
  /** Score and rank by every weighting beside that has figures, under its id; `equal` is always there. */
  beside: z.record(Slug, z.strictObject({ score: z.number(), rank: z.number().int() })),
  /** Each function's own index and its rank in the period. */
  functions: z.record(Slug, z.strictObject({ score: z.number(), rank: z.number().int() })),
  /** By member: normalised values, more is better. */
  values: z.array(z.number()),
  /** By member. */
  shares: z.array(z.number()),
  /** By member; null for TOPSIS, whose mean has no members. */
  against: z.array(z.number()).nullable(),
})
export type IndexRowShown = z.infer<typeof IndexRowShown>

/** A region's change between two periods: `total` by member sums to `to` − `from`; `value` and `weight` are its halves, null for TOPSIS. */
export const IndexChangeShown = z.strictObject({
  region: RegionCode,
  from: z.strictObject({ period: z.string(), score: z.number(), rank: z.number().int() }),
  to: z.strictObject({ period: z.string(), score: z.number(), rank: z.number().int() }),
  total: z.array(z.number()),
  value: z.array(z.number()).nullable(),
  weight: z.array(z.number()).nullable(),
})
export type IndexChangeShown = z.infer<typeof IndexChangeShown>

/** Rows by period, in each by the regions' order. Changes between neighbouring periods, and from the first to the last. */
export const IndexShown = z.strictObject({
  definition: Text,
  options: z.record(z.string(), z.unknown()),
  shaking: z.strictObject({ draws: z.number().int(), concentration: z.number(), level: z.number() }),
  functions: z.array(z.strictObject({ id: Slug, title: Text, members: z.array(z.string()) })),
  members: z.array(IndexMemberShown),
  /** The weightings beside its own; one with a refusal has no weights, scores and ranks. */
  beside: z.array(z.strictObject({ id: Slug, title: Text, refusal: AnalysisRefusal.nullable() })),
  weights: z.array(WeightsShown),
  rows: z.array(IndexRowShown),
  changes: z.array(IndexChangeShown),
  /** Spearman's correlation of each period's own ranks with those of a weighting beside. */
  agreement: z.array(z.strictObject({ period: z.string(), with: Slug, spearman: z.number().nullable() })),
})
export type IndexShown = z.infer<typeof IndexShown>
