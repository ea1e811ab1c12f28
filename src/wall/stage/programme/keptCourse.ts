import { Level, Text } from '#contract/names.ts'
import type { Programme } from '#contract/programme.ts'
import { z } from 'zod'
import { type Course, dwellOf, openCourse, turnOf } from './course.ts'

const Alarm = z.strictObject({ id: z.string(), group: z.string(), level: Level, title: Text })

/** Where a programme is, as it is kept over a reload of the page: what is left of its cue to the ms, and how long ago it was touched. */
export const KeptCourse = z.strictObject({
  programme: z.string(),
  going: z.boolean(),
  paused: z.boolean(),
  leads: z.boolean(),
  cue: z.number().int().nonnegative(),
  left: z.number().nonnegative(),
  turn: z.strictObject({ alarm: Alarm, left: z.number().nonnegative(), more: z.number() }).nullable(),
  queue: z.array(Alarm),
  known: z.array(z.tuple([z.string(), Level])).nullable(),
  untouched: z.number().nonnegative(),
})
export type KeptCourse = z.infer<typeof KeptCourse>

export const keptCourse = (
  { programme, going, paused, leads, cue, left, turn, queue, known, touched }: Course,
  now: number,
): KeptCourse => ({
  programme: programme.id,
  going,
  paused,
  leads,
  cue,
  left,
  turn: turn && { ...turn },
  queue: [...queue],
  known: known && [...known],
  untouched: Math.max(0, now - touched),
})

/** The course as it was kept; from its beginning where the programme is another or has fewer cues now. */
export const courseFrom = (programme: Programme, kept: KeptCourse, now: number): Course => {
  const opened = openCourse(programme, now)
  if (kept.programme !== programme.id || kept.cue >= programme.cues.length) return opened
  return {
    ...opened,
    going: kept.going,
    paused: kept.paused,
    leads: kept.leads,
    cue: kept.cue,
    left: Math.min(kept.left, dwellOf(programme, kept.cue)),
    turn: programme.turn && kept.turn ? { ...kept.turn, left: Math.min(kept.turn.left, turnOf(programme)) } : null,
    queue: programme.turn ? kept.queue : [],
    known: kept.known && new Map(kept.known),
    touched: now - kept.untouched,
  }
}
