import { z } from 'zod'
import { Slug, Text } from '../names.ts'
import { Coefficient, orRefused, Sample } from './parts.ts'

const Theil = z.strictObject({
  total: z.number(),
  within: z.number(),
  between: z.number(),
  /** `adds` sum to `within`; `theil` is the group's own, `share` its share of all. */
  groups: z.array(z.strictObject({ group: Slug, regions: z.number().int(), share: z.number(), theil: z.number(), adds: z.number() })),
})

/** σ: the deviation of logarithms (n − 1); variation: deviation over mean. Of all regions and of each group. */
const Spread = z.strictObject({ regions: z.number().int(), logDeviation: z.number(), variation: z.number() })

/** β < 0: those behind grew faster on average; speed a period and the periods to halve the gap, null where they did not. */
const Beta = Sample.extend({ beta: Coefficient, speed: z.number().nullable(), halfLife: z.number().nullable(), years: z.number() })

export const InequalityShown = z.strictObject({
  column: z.string(),
  /** Null: regions count alike. */
  weights: z.string().nullable(),
  grouping: Slug,
  groups: z.array(z.strictObject({ id: Slug, title: Text, regions: z.number().int() })),
  periods: z.array(
    z.strictObject({
      period: z.string(),
      regions: z.number().int(),
      theil: orRefused(Theil),
      gini: orRefused(z.number()),
      spread: orRefused(Spread),
      /** By group. */
      within: z.record(Slug, orRefused(Spread)),
    }),
  ),
  /** Of all regions first (group null), then of each group. */
  beta: z.array(z.strictObject({ group: Slug.nullable(), fit: orRefused(Beta) })),
  /** Spearman's correlation of the first and the last period's ranks, and the mean places moved. */
  mobility: orRefused(
    z.strictObject({ from: z.string(), to: z.string(), spearman: z.number(), meanMove: z.number(), regions: z.number().int() }),
  ),
})
export type InequalityShown = z.infer<typeof InequalityShown>

/** Quartiles by type 7. */
export const DescribeShown = z.strictObject({
  columns: z.array(
    z.strictObject({
      column: z.string(),
      n: z.number().int(),
      missing: z.number().int(),
      mean: z.number().nullable(),
      deviation: z.number().nullable(),
      least: z.number().nullable(),
      middle: z.number().nullable(),
      most: z.number().nullable(),
    }),
  ),
})
export type DescribeShown = z.infer<typeof DescribeShown>
