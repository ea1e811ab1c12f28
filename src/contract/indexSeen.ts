import { z } from 'zod'
import { Note } from './analysis/parts.ts'
import { AnalysisRefusal } from './analysis/unfit.ts'
import { CompositeMethod } from './composite.ts'
import { IndicatorId, Instant, RegionCode } from './names.ts'

/** How an index is weighed now, since when, and of what. */
export const IndexWeighing = z.strictObject({
  indicator: IndicatorId,
  method: CompositeMethod,
  cap: z.number().nullable(),
  functionsFirst: z.boolean(),
  /** For how long the weights stand: null where they are not made of figures. */
  since: Instant.nullable(),
  until: Instant.nullable(),
  /** First and last period whose figures they are made of, regions, and rows in which every member had a value. */
  window: z.strictObject({ first: z.string(), last: z.string(), regions: z.number().int(), rows: z.number().int() }).nullable(),
  /** Why the weights are equal instead. */
  refusal: AnalysisRefusal.nullable(),
  notes: z.array(Note),
  /** Weights in force, to a sum of 1; entropy 0 to 1 where they come from it. */
  members: z.array(z.strictObject({ indicator: IndicatorId, weight: z.number(), entropy: z.number().nullable() })),
})
export type IndexWeighing = z.infer<typeof IndexWeighing>

/** A region by an index: its value and place, and what equal weights would make of it all the way down. */
export const IndexStanding = z.strictObject({
  region: RegionCode,
  value: z.number(),
  rank: z.number().int(),
  equal: z.number(),
  equalRank: z.number().int(),
})
export type IndexStanding = z.infer<typeof IndexStanding>

/** A place's own index: how it and the indices in it are weighed, and how the regions stand by it, the best first. */
export const IndexSeen = z.strictObject({
  indicator: IndicatorId,
  weighings: z.array(IndexWeighing).min(1),
  standings: z.array(IndexStanding),
})
export type IndexSeen = z.infer<typeof IndexSeen>

/** One member in one period of an index: value, place 0 to 100, weight among the members there are, and its share of the score. */
export const MemberShare = z.strictObject({
  indicator: IndicatorId,
  value: z.number().nullable(),
  place: z.number().nullable(),
  weight: z.number(),
  share: z.number(),
  /** What it adds to the change since the period before: by its value, and by its weight (another member was missing). */
  change: z.strictObject({ total: z.number(), value: z.number(), weight: z.number() }).nullable(),
})
export type MemberShare = z.infer<typeof MemberShare>

/** How an index is made of its members: shares sum to the value, changes to what it moved since `before`. */
export const IndexMake = z.strictObject({
  value: z.number().nullable(),
  before: z.strictObject({ period: z.string(), value: z.number() }).nullable(),
  weighing: IndexWeighing,
  standing: IndexStanding.extend({ of: z.number().int() }).nullable(),
  members: z.array(MemberShare),
})
export type IndexMake = z.infer<typeof IndexMake>
