import { z } from 'zod'
import { Datum, Duration, Slug, Text } from './names.ts'

/** Who reports, by which door, how often. `simulated` stamps all it sends; no sender can set or clear it. */
export const Department = z.strictObject({
  id: Slug,
  title: Text,
  short: Text.optional(),
  door: z.enum(['readings', 'incidents', 'notices', 'all']).default('all'),
  every: Duration.optional(),
  simulated: z.boolean().default(false),
  datum: Datum.default('wgs84'),
})
export type Department = z.infer<typeof Department>
