import { z } from 'zod'
import { CategoryId, IndicatorId, Instant, Level, RegionCode, Slug } from './names.ts'

export const Freshness = z.enum(['live', 'late', 'lost', 'ended'])
export type Freshness = z.infer<typeof Freshness>

/** From the best to the worst: a rolled value's quality is the worst of its parts. */
export const QUALITIES = ['measured', 'estimated', 'simulated', 'disputed', 'missing'] as const
export const Quality = z.enum(QUALITIES)
export type Quality = z.infer<typeof Quality>

export const Trend = z.enum(['better', 'worse', 'steady', 'unknown'])
export type Trend = z.infer<typeof Trend>

/** Half-open [start, end), in the place's zone; `label` as a reading would name it (`2026-10`). `until`: a running period is known up to there. */
export const Period = z.strictObject({ start: Instant, end: Instant, label: z.string(), until: Instant.nullable() })
export type Period = z.infer<typeof Period>

/** With what a value is compared: the base is always named. */
export const Basis = z.enum([
  'previous_period',
  'same_time_previous',
  'same_days_previous',
  'same_weekday',
  'same_time_weekday',
  'last_year',
  'same_time_last_year',
  'festival',
])
export type Basis = z.infer<typeof Basis>
export const Base = z.strictObject({ value: z.number(), period: Period, basis: Basis })
export type Base = z.infer<typeof Base>

/** Why there is no value. */
export const NoValue = z.enum([
  'never_reported',
  'reported_missing',
  'incomplete',
  'no_reporter',
  'zero_denominator',
  'no_weight',
  'no_member',
])
export type NoValue = z.infer<typeof NoValue>

/** Parts that have a value, of those expected; for weighted means `share` is of the weight. */
export const Coverage = z.strictObject({ have: z.number().int(), of: z.number().int(), share: z.number() })
export type Coverage = z.infer<typeof Coverage>

export const TargetState = z.strictObject({
  value: z.number(),
  kind: z.enum(['value', 'growth', 'limit']),
  /** What the path asks for at this period; null where the path does not say. */
  due: z.number().nullable(),
  source: z.string(),
})

/** What stands on the board for one series: indicator × region × category. */
export const State = z.strictObject({
  indicator: IndicatorId,
  region: RegionCode,
  category: CategoryId.nullable(),
  period: Period.nullable(),
  value: z.number().nullable(),
  reason: NoValue.nullable(),
  origin: z.enum(['reported', 'rolled', 'derived']),
  coverage: Coverage.nullable(),
  /** The roll-up beside a reported parent: a check, never shown as the value. */
  check: z.number().nullable(),
  previous: Base.nullable(),
  lastYear: Base.nullable(),
  target: TargetState.nullable(),
  level: Level,
  levelSince: Instant.nullable(),
  trend: Trend,
  freshness: Freshness,
  quality: Quality,
  simulated: z.boolean(),
  /** The other department's value where two disagree beyond the tolerance. */
  dispute: z.strictObject({ department: Slug, value: z.number() }).nullable(),
  departments: z.array(Slug),
  /** When the newest reading behind it became known to the gateway. */
  knownAt: Instant.nullable(),
  /** What instant the newest reading is about. */
  readAt: Instant.nullable(),
  /** The number of the config it was judged under. */
  config: z.number().int(),
})
export type State = z.infer<typeof State>

/** The identity of a series as one string. */
export const seriesKey = (indicator: string, region: string, category: string | null): string =>
  category === null ? `${indicator}|${region}` : `${indicator}|${region}|${category}`
