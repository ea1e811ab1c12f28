import { z } from 'zod'
import { WallConfig } from './wallConfig.ts'
import { Watch, Watched, Welcome } from './wire.ts'

/** What a wall that shows a scene begins with, so that its first figures need not wait for its socket: what the socket would say first. */
export const Prelude = z.strictObject({
  welcome: Welcome.omit({ place: true }),
  place: WallConfig,
  /** What was watched: all that the scene may show, on a wall of any shape. */
  watch: Watch.pick({ indicators: true, categories: true, alerts: true }),
  watched: Watched,
})
export type Prelude = z.infer<typeof Prelude>

export const PRELUDE = '/api/v1/prelude'

/** Where the prelude of a scene is asked for; without one, of the first scene. */
export const preludePath = (scene: string | null): string => (scene ? `${PRELUDE}?scene=${encodeURIComponent(scene)}` : PRELUDE)
