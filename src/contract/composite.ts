import { z } from 'zod'
import { Band } from './indicator.ts'
import { Grain, IndicatorId, RegionCode, Slug, Text } from './names.ts'

/**
 * A composite index: the equal-weight mean of its members' places between a declared floor and ceiling, 0 to 100.
 * A floor above its ceiling means that lower is better. Members are read at their newest period not later.
 * Below `coverage` of its members the index has no value.
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
  method: z.literal('equal'),
  coverage: z.number().min(0).max(1).default(0.8),
  bands: z.array(Band).default([]),
  hysteresis: z.number().min(0).default(0),
  /** The last period, where the members have ended. */
  until: z.string().optional(),
  members: z.array(z.strictObject({ indicator: IndicatorId, floor: z.number(), ceiling: z.number() })).min(2),
})
export type Composite = z.infer<typeof Composite>
