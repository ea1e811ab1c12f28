import { z } from 'zod'
import { IndicatorId, RegionCode } from './names.ts'

/**
 * A target of one year. `value` and `limit` are in the indicator's unit, `growth` in % over last year.
 * `path`: `linear` in time, last year's shape, `flat` (the value itself at every period) or points at periods.
 */
export const Target = z.strictObject({
  indicator: IndicatorId,
  region: RegionCode,
  year: z.number().int(),
  kind: z.enum(['value', 'growth', 'limit']),
  value: z.number(),
  path: z.union([z.enum(['linear', 'lastYear', 'flat']), z.record(z.string(), z.number())]).default('linear'),
  source: z.string(),
})
export type Target = z.infer<typeof Target>
