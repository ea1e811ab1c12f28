import { z } from 'zod'
import { IndicatorId, Instant, Level, RegionCode } from './names.ts'

/** A figure that is likely to reach a band: a probability from how it went on before, not an alert. */
export const OutlookLine = z.strictObject({
  indicator: IndicatorId,
  region: RegionCode,
  /** Where it stands, and the period of that value. */
  level: Level,
  value: z.number(),
  period: z.string(),
  /** The gravest band that is likely enough, and its bound in the indicator's unit. */
  heading: Level,
  bound: z.number(),
  side: z.enum(['above', 'below']),
  /** Within so many hours. */
  hours: z.number().int(),
  /** 0 to 1. */
  probability: z.number(),
  /** Past ways it is the share of. */
  ways: z.number().int(),
  simulated: z.boolean(),
})
export type OutlookLine = z.infer<typeof OutlookLine>

/** Figures that are heading for a graver band, the gravest and likeliest first. `at` null: not looked yet. */
export const Outlook = z.strictObject({
  at: Instant.nullable(),
  horizon: z.number().int(),
  least: z.number(),
  /** Series that were looked at, and those that could not be, by reason. */
  looked: z.number().int(),
  left: z.record(z.string(), z.number().int()),
  lines: z.array(OutlookLine),
})
export type Outlook = z.infer<typeof Outlook>
