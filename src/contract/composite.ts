import { z } from 'zod'
import { Band } from './indicator.ts'
import { Grain, IndicatorId, RegionCode, Slug, Text } from './names.ts'

/** How the members' weights come about: the same for all, by entropy or CRITIC over the regions, or as declared at each member. */
export const CompositeMethod = z.enum(['equal', 'entropy', 'critic', 'declared'])
export type CompositeMethod = z.infer<typeof CompositeMethod>

/**
 * What weights by entropy or CRITIC are made of: the regions of the scope's tier in `periods` periods together, which end `lag` periods
 * before `hold` begins (so that they have been reported by then). They stand for all of `hold`, and for every period shown in it.
 */
export const WeightWindow = z.strictObject({
  periods: z.number().int().min(1).max(36).default(12),
  lag: z.number().int().min(0).max(12).default(1),
  hold: z.enum(['month', 'quarter', 'half', 'year']).default('quarter'),
})
export type WeightWindow = z.infer<typeof WeightWindow>

/**
 * A composite index: the weighted mean of its members' places between a declared floor and ceiling, 0 to 100.
 * A floor above its ceiling means that lower is better. Members are read at their newest period not later.
 * Below `coverage` of the weight of its members the index has no value. Where weights by entropy or CRITIC cannot be had, they are equal.
 */
export const Composite = z.strictObject({
  id: IndicatorId,
  title: Text,
  short: Text.optional(),
  definition: Text,
  grain: Grain,
  scope: z.strictObject({ root: RegionCode, tier: Slug }),
  department: Slug,
  decimals: z.number().int().min(0).max(6).default(1),
  method: CompositeMethod,
  /** Places between declared bounds keep scores comparable over time. */
  normalise: z.literal('bounds').default('bounds'),
  window: WeightWindow.prefault({}),
  /** No member weighs more than this share; what is over goes to the others. */
  cap: z.number().gt(0).max(1).optional(),
  /** Weights within each function first, functions alike. */
  functionsFirst: z.boolean().default(false),
  coverage: z.number().min(0).max(1).default(0.8),
  bands: z.array(Band).default([]),
  hysteresis: z.number().min(0).default(0),
  /** The last period, where the members have ended. */
  until: z.string().optional(),
  members: z
    .array(z.strictObject({ indicator: IndicatorId, floor: z.number(), ceiling: z.number(), weight: z.number().positive().optional() }))
    .min(2),
})
export type Composite = z.infer<typeof Composite>
