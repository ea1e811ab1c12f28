import { z } from 'zod'
import { RegionCode, Slug } from '../names.ts'
import { AnalysisRefusal } from './unfit.ts'

/** A column of the panel by its id, an index by its table's id, or one of its other weightings: `governance`, `governance.equal`. */
export const ColumnName = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,39}(\.[a-z][a-z0-9_-]{0,39})?$/, 'expected the id of a column or of an index')
export type ColumnName = z.infer<typeof ColumnName>

/** A cell that is not there: it has no figure, and is never 0. */
export const MissingCell = z.strictObject({ region: RegionCode, period: z.string(), column: z.string() })
export type MissingCell = z.infer<typeof MissingCell>

/** One row of a regression table; the statistic is t, or z where the degrees are infinite. An association: no cause is said. */
export const Coefficient = z.strictObject({
  name: z.string(),
  estimate: z.number(),
  error: z.number(),
  /** Null where the error is 0. */
  statistic: z.number().nullable(),
  p: z.number().nullable(),
  low: z.number(),
  high: z.number(),
})
export type Coefficient = z.infer<typeof Coefficient>

/** F with two degrees of freedom, or χ² where the second is null; statistic and p null where the test is not defined. */
export const JointTest = z.strictObject({
  statistic: z.number().nullable(),
  degrees: z.tuple([z.number(), z.number().nullable()]),
  p: z.number().nullable(),
})
export type JointTest = z.infer<typeof JointTest>

/** What a model or a path was made of. */
export const Sample = z.strictObject({
  n: z.number().int(),
  regions: z.number().int(),
  periods: z.number().int(),
  /** The first and the last period used. */
  span: z.tuple([z.string(), z.string()]),
})
export type Sample = z.infer<typeof Sample>

/** What a reader must know of a table. Periods null: of the pooled panel. */
export const Note = z.discriminatedUnion('note', [
  /** The fewest members that hold half of the weight; `effective` equal members would spread as little (1 / Σw²). */
  z.strictObject({
    note: z.literal('concentrated'),
    period: z.string().nullable(),
    members: z.array(z.string()),
    share: z.number(),
    effective: z.number(),
    of: z.number().int(),
  }),
  z.strictObject({ note: z.literal('single_member_function'), function: Slug, member: z.string() }),
  /** A declared function for which the panel has no column: the index does not speak of it. */
  z.strictObject({ note: z.literal('empty_function'), function: Slug }),
  z.strictObject({ note: z.literal('weightless'), period: z.string().nullable(), members: z.array(z.string()) }),
  /** An index has no natural zero: measures of relative inequality depend on where its scale begins. */
  z.strictObject({ note: z.literal('no_natural_zero'), column: z.string() }),
  /** Columns and figures that y and x have in common (a member of both, the same divisor): they are associated by their making. */
  z.strictObject({
    note: z.literal('shared_members'),
    columns: z.tuple([z.string(), z.string()]),
    members: z.array(z.string()),
    indicators: z.array(z.string()),
  }),
  /** So few clusters that clustered errors are too small, by experience below 40 or so. */
  z.strictObject({ note: z.literal('few_clusters'), clusters: z.number().int() }),
  /** The variance of the regions' effect came out negative and is taken as 0. */
  z.strictObject({ note: z.literal('effect_truncated'), model: z.string() }),
  /** The two paths point apart: the mediator hides a part of the direct association, and there is no share. */
  z.strictObject({ note: z.literal('opposite_paths'), channel: z.string() }),
  /** First-stage F below 10. */
  z.strictObject({ note: z.literal('weak_instrument'), check: z.string(), statistic: z.number().nullable() }),
])
export type Note = z.infer<typeof Note>

/** How a table was made, for a person and for a paper. */
export const Method = z.strictObject({
  id: Slug,
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  /** In plain mathematical text. */
  formula: z.string(),
  /** Papers and books. */
  source: z.string(),
})
export type Method = z.infer<typeof Method>

/** A part that either has its figures or says by name why not. */
export const orRefused = <T extends z.ZodType>(value: T) =>
  z.union([z.strictObject({ refusal: z.null(), value }), z.strictObject({ refusal: AnalysisRefusal, value: z.null() })])
