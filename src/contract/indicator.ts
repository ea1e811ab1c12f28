import { z } from 'zod'
import { CategoryId, Duration, Grain, IndicatorId, Level, RegionCode, Slug, Text } from './names.ts'

export const Better = z.enum(['higher', 'lower', 'within', 'neither'])
export type Better = z.infer<typeof Better>

/** How readings finer than the grain become one value of a period. */
export const Gather = z.enum(['last', 'sum', 'mean', 'min', 'max', 'count', 'p90', 'ratio'])
export type Gather = z.infer<typeof Gather>

/**
 * How children become their parent. `mean` is weighted by the newest value, not later, of the indicator `weight`,
 * by the number of reporting leaves (`leaves`), or not at all. `coverage` is the least share that still gives a value:
 * default all for sums and ratios, 0.8 of the weight for means.
 */
export const RollUp = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('sum'), coverage: z.number().min(0).max(1).default(1) }),
  z.strictObject({ method: z.literal('ratio'), coverage: z.number().min(0).max(1).default(1) }),
  z.strictObject({
    method: z.literal('mean'),
    weight: z.union([IndicatorId, z.literal('leaves')]).optional(),
    coverage: z.number().min(0).max(1).default(0.8),
  }),
  z.strictObject({ method: z.literal('never') }),
])
export type RollUp = z.infer<typeof RollUp>

const Category = z.strictObject({ id: CategoryId, title: Text })

/** A closed list, an open one with a cap (keywords), or regions of a tier (where a flow goes to). `total`: the parts add up. */
export const Categories = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('closed'), list: z.array(Category).min(1), total: z.boolean().default(true) }),
  z.strictObject({ kind: z.literal('open'), cap: z.number().int().min(1).max(2000), total: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('regions'), tier: Slug, total: z.boolean().default(true) }),
])
export type Categories = z.infer<typeof Categories>

/** A level is entered at `above` (≥) or `below` (≤) and left only when the value is back by `hysteresis` (same unit). */
export const Band = z
  .strictObject({ level: Level.exclude(['normal']), above: z.number().optional(), below: z.number().optional() })
  .refine((band) => (band.above === undefined) !== (band.below === undefined), 'a band has either above or below')
export type Band = z.infer<typeof Band>

/** An indicator as config/<place>/indicators/*.yaml declares it. */
export const Indicator = z.strictObject({
  id: IndicatorId,
  title: Text,
  short: Text.optional(),
  definition: Text,
  formula: z.string().optional(),
  /** The declared authority. */
  department: Slug,
  /** Others that may report the same figure. */
  departments: z.array(Slug).default([]),
  /** Relative difference to another department beyond which the state is disputed. */
  tolerance: z.number().min(0).default(0.02),
  unit: z.string().max(20),
  /** value × scale = base unit: 亿元 is unit 元, scale 1e8. */
  scale: z.number().positive().default(1),
  /** Other units a reading may carry, with the factor into ours. */
  units: z.record(z.string(), z.number()).default({}),
  decimals: z.number().int().min(0).max(6).default(0),
  better: Better,
  grain: Grain,
  accrual: z.enum(['period', 'yearToDate']).default('period'),
  stamp: z.enum(['start', 'end']).default('start'),
  gather: Gather.default('last'),
  /** A ratio is numerator / denominator × per. */
  per: z.number().positive().default(1),
  /** The tree this figure lives in: reported at `tier` (or above), rolled up no higher than `root`. */
  scope: z.strictObject({ root: RegionCode, tier: Slug }),
  rollUp: RollUp,
  categories: Categories.optional(),
  bands: z.array(Band).default([]),
  hysteresis: z.number().min(0).default(0),
  /** How often readings come; default once a period. */
  every: Duration.optional(),
  /** How long after its period (or after `every`) a reading may take. */
  due: Duration.default('0s'),
  /** How long it stays `late` before it is `lost`; default twice the grain or `every`. */
  lost: Duration.optional(),
  /** The last period of a series that has ended. */
  until: z.string().optional(),
  /** The officially published year-on-year change that stands in place of our quotient. */
  yoy: IndicatorId.optional(),
  /** What a day is compared with. */
  compare: z.enum(['previous', 'weekday']).default('previous'),
  /** The statistical report, standard or system the definition comes from. */
  source: z.string().min(1),
})
export type Indicator = z.infer<typeof Indicator>
