import { z } from 'zod'
import { IndicatorId, RegionCode, Slug, Text } from '../names.ts'
import { HeterogeneityShown, MediationShown, RegressionShown, RobustnessShown } from './fitTables.ts'
import { IndexShown } from './indexTable.ts'
import { Method, MissingCell, Note } from './parts.ts'
import { AnalysisSpec } from './spec.ts'
import { DescribeShown, InequalityShown } from './spreadTables.ts'
import { AnalysisRefusal } from './unfit.ts'

/** Raised when the same spec and inputs may give another figure. */
export const ANALYSIS_VERSION = 2

/** What every table says of itself. `n`: rows of region × period used (0 where refused). */
const Head = {
  id: Slug,
  title: Text,
  method: Method,
  /** Columns it rests on. */
  inputs: z.array(z.string()),
  n: z.number().int(),
  regions: z.number().int(),
  /** The first and the last period used; null where there is none. */
  span: z.tuple([z.string(), z.string()]).nullable(),
  /** Null where nothing is drawn by chance. */
  seed: z.number().int().nullable(),
  missing: z.array(MissingCell),
  notes: z.array(Note),
  /** Why there is no result. */
  refusal: AnalysisRefusal.nullable(),
}
const table = <K extends string, R extends z.ZodType>(kind: K, result: R) =>
  z.strictObject({ ...Head, kind: z.literal(kind), result: result.nullable() })

/** `result` is null exactly where `refusal` is not. */
export const AnalysisTable = z.discriminatedUnion('kind', [
  table('describe', DescribeShown),
  table('index', IndexShown),
  table('inequality', InequalityShown),
  table('regression', RegressionShown),
  table('mediation', MediationShown),
  table('heterogeneity', HeterogeneityShown),
  table('robustness', RobustnessShown),
])
export type AnalysisTable = z.infer<typeof AnalysisTable>
export type AnalysisTableOf<K extends AnalysisTable['kind']> = Extract<AnalysisTable, { kind: K }>

/** A series of values per row; rows go by period, in each period by region: row = period × regions + region. */
const Values = z.array(z.number().nullable())

/** What the panel was made of, from the readings that the gateway keeps; with the spec it is all that the results rest on. */
export const AnalysisInputs = z.strictObject({
  regions: z.array(z.strictObject({ code: RegionCode, name: Text, short: Text.optional() })),
  periods: z.array(z.string()),
  indicators: z.array(
    z.strictObject({
      indicator: IndicatorId,
      title: Text,
      unit: z.string(),
      better: z.enum(['higher', 'lower', 'within', 'neither']),
      decimals: z.number().int(),
      department: Slug,
      source: z.string(),
      values: Values,
    }),
  ),
})
export type AnalysisInputs = z.infer<typeof AnalysisInputs>

/** A column of the panel as the tables use it; values follow the inputs' rows. */
export const AnalysisColumn = z.strictObject({
  id: Slug,
  title: Text,
  unit: z.string(),
  /** Null: neither is. */
  better: z.enum(['higher', 'lower']).nullable(),
  decimals: z.number().int(),
  /** Indicators it is made of. */
  indicators: z.array(IndicatorId),
  values: Values,
  refusal: AnalysisRefusal.nullable(),
})
export type AnalysisColumn = z.infer<typeof AnalysisColumn>

/**
 * An analysis as `GET /api/v1/analyses/:id` answers it: parameters, inputs and results; `npm run analyse` recomputes all after `inputs`
 * from what is before. `tag` changes when version, spec or inputs do, and is the ETag.
 */
export const AnalysisResult = z.strictObject({
  id: Slug,
  title: Text,
  version: z.number().int(),
  tag: z.string(),
  spec: AnalysisSpec,
  inputs: AnalysisInputs,
  columns: z.array(AnalysisColumn),
  tables: z.array(AnalysisTable),
})
export type AnalysisResult = z.infer<typeof AnalysisResult>

/** One line of `GET /api/v1/analyses`. `tag` null: not computed yet. */
export const AnalysisListed = z.strictObject({
  id: Slug,
  title: Text,
  tag: z.string().nullable(),
  tables: z.array(z.strictObject({ id: Slug, kind: z.string(), title: Text })),
})
export type AnalysisListed = z.infer<typeof AnalysisListed>
