import { z } from 'zod'
import { KeptCourse } from '../stage/programme/keptCourse.ts'
import { STEPS, TROUBLES } from './trouble.ts'

/** One line of what the wall did about itself. `at` is epoch ms of the gateway's clock; `where` a panel's `scene/panel`, or empty. */
export const Entry = z.strictObject({
  at: z.number(),
  trouble: z.enum(TROUBLES),
  where: z.string(),
  /** The step that was taken, or after which it was well again or given up. */
  step: z.enum(STEPS).nullable(),
  what: z.enum(['tried', 'mended', 'givenUp']),
})
export type Entry = z.infer<typeof Entry>

/** What a page hands to the page that it reloads into. Instants are epoch ms of the machine. */
export const Kept = z.strictObject({
  reloads: z.array(z.number()),
  reloadedFor: z.array(z.tuple([z.string(), z.number()])),
  log: z.array(Entry),
  /** Handed over at a reload of the wall's own, and taken once. */
  handed: z.strictObject({ at: z.number(), course: KeptCourse.nullable() }).nullable(),
})
export type Kept = z.infer<typeof Kept>
export const NOTHING_KEPT: Kept = { reloads: [], reloadedFor: [], log: [], handed: null }

/** The part of the browser's sessionStorage that is used. */
export interface Shelf {
  getItem(name: string): string | null
  setItem(name: string, text: string): void
}
const NAME = 'cockpit.kept'

/** What the page before has kept; nothing where there is none, or where it cannot be read. */
export const readKept = (shelf: Shelf | null): Kept => {
  try {
    // Not thrown and caught: an error of the first moments has the browser read the whole script again for its lines.
    const kept = Kept.safeParse(JSON.parse(shelf?.getItem(NAME) ?? 'null'))
    return kept.success ? kept.data : NOTHING_KEPT
  } catch {
    return NOTHING_KEPT
  }
}

/** Whether it is kept now: a wall that cannot keep how often it has reloaded must not reload. */
export const writeKept = (shelf: Shelf | null, kept: Kept): boolean => {
  try {
    shelf?.setItem(NAME, JSON.stringify(kept))
    return shelf !== null
  } catch {
    return false
  }
}

/** The browser's own shelf; null where it refuses one. */
export const ownShelf = (): Shelf | null => {
  try {
    return sessionStorage
  } catch {
    return null
  }
}
