import { z } from 'zod'
import { CategoryId, IndicatorId, RegionCode } from './names.ts'
import { Refusal } from './reply.ts'

/** What a department may say of its own figure. `missing` is said by `value: null`; `simulated` only by departments.yaml. */
export const ReportedQuality = z.enum(['measured', 'estimated'])

/**
 * One reading as a department sends it.
 * `time` is an instant with offset or a period at the grain (`2020 2020-H1 2020-Q1 2020-03 2020-W09 2020-03-01 2020-03-01T08+08:00`).
 * `value` in the indicator's unit, `null` when known to be missing. A ratio is sent as `numerator` and `denominator`.
 */
export const Reading = z.strictObject({
  indicator: IndicatorId,
  region: RegionCode,
  category: CategoryId.optional(),
  time: z.string().min(4).max(40),
  value: z.number().nullable().optional(),
  unit: z.string().max(40).optional(),
  source: z.string().max(200).optional(),
  quality: ReportedQuality.optional(),
  numerator: z.number().nullable().optional(),
  denominator: z.number().nullable().optional(),
})
export type Reading = z.infer<typeof Reading>

/** The columns of a CSV of readings; order is free, `indicator region time value` must be there (or numerator and denominator). */
export const READING_COLUMNS = [
  'indicator',
  'region',
  'category',
  'time',
  'value',
  'unit',
  'source',
  'quality',
  'numerator',
  'denominator',
] as const

/** One row that was not taken: its index in what was sent, counted from 0. */
export const RefusedRow = Refusal.extend({ index: z.number().int().nonnegative() })
export type RefusedRow = z.infer<typeof RefusedRow>

/** The answer of the readings door. Each row counts once; the four add up to the rows sent. */
export const ReadingsAnswer = z.strictObject({
  accepted: z.number().int(),
  unchanged: z.number().int(),
  revised: z.number().int(),
  refused: z.array(RefusedRow),
})
export type ReadingsAnswer = z.infer<typeof ReadingsAnswer>
