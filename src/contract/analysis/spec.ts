import { z } from 'zod'
import { Grain, IndicatorId, RegionCode, Slug, Text } from '../names.ts'
import { ColumnName } from './parts.ts'
import { TableSpec } from './tableSpecs.ts'

const Column = z.strictObject({
  id: Slug,
  /** Of the indicator where left out, as are unit and polarity. */
  title: Text.optional(),
  unit: z.string().max(20).optional(),
  better: z.enum(['higher', 'lower']).optional(),
  decimals: z.number().int().min(0).max(6).optional(),
})

/** A column of the panel: an indicator as it is, a total per head, area or output (above / below × times), a logarithm, an earlier value. */
export const ColumnSpec = z.union([
  Column.extend({ indicator: IndicatorId }),
  Column.extend({ ratio: z.strictObject({ above: IndicatorId, below: IndicatorId, times: z.number().positive().default(1) }), title: Text, unit: z.string().max(20) }), // prettier-ignore
  Column.extend({ log: ColumnName, title: Text }),
  Column.extend({ lag: z.strictObject({ column: ColumnName, by: z.number().int().min(1).default(1) }), title: Text }),
])
export type ColumnSpec = z.infer<typeof ColumnSpec>

/** A division of the regions that somebody published, such as east, centre and west. */
export const GroupingSpec = z.strictObject({
  id: Slug,
  title: Text,
  source: z.string().min(1),
  groups: z.array(z.strictObject({ id: Slug, title: Text, regions: z.array(RegionCode).min(1) })).min(2),
})
export type GroupingSpec = z.infer<typeof GroupingSpec>

/**
 * One analysis of a panel of regions by periods, as config/<place>/analyses/<id>.yaml declares it: its columns, its groups of regions
 * and its tables. Tables of kind `index` are columns for the tables after them, under their id.
 */
export const AnalysisSpec = z.strictObject({
  id: Slug,
  title: Text,
  /** Of everything drawn by chance; a table may have its own. */
  seed: z.number().int().nonnegative(),
  panel: z.strictObject({
    scope: z.strictObject({ root: RegionCode, tier: Slug }),
    /** Regions of the scope that the panel does not have, with the reason why. */
    without: z.strictObject({ regions: z.array(RegionCode), reason: Text }).optional(),
    grain: Grain,
    from: z.string(),
    to: z.string(),
  }),
  columns: z.array(ColumnSpec).min(1),
  groupings: z.array(GroupingSpec).default([]),
  tables: z.array(TableSpec).min(1),
})
export type AnalysisSpec = z.infer<typeof AnalysisSpec>
