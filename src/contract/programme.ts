import { z } from 'zod'
import { Duration, Level, RegionCode, Slug, Text } from './names.ts'

/** One step of a programme: a scene, for how long, looking where. */
export const Cue = z.strictObject({ scene: Slug, dwell: Duration, region: RegionCode.optional(), words: Text.optional() })

/**
 * programmes/<id>.yaml: an order of scenes that goes by itself. It holds while somebody touches, and for `hold` after.
 * Each new state or incident at `turn.at` turns to `turn.to` once, for `turn.dwell`, and back to the same cue and second.
 */
export const Programme = z.strictObject({
  id: Slug,
  title: Text,
  loop: z.boolean().default(true),
  /** Starts by itself after so long without a touch; without it, by the key only. */
  after: Duration.optional(),
  hold: Duration.default('60s'),
  turn: z.strictObject({ at: Level.exclude(['normal']).default('red'), to: Slug, dwell: Duration.default('30s') }).optional(),
  cues: z.array(Cue).min(1),
})
export type Programme = z.infer<typeof Programme>
