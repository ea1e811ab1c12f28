import { millis } from '#analysis/duration.ts'
import { type Level, LEVELS, type Text } from '#contract/names.ts'
import type { Programme } from '#contract/programme.ts'

/** Something that stands at the level of the turn, or graver. States of one indicator are one group: they turn together. */
export interface Alarm {
  id: string
  group: string
  level: Level
  title: Text
}

/** Where a programme is. Times are ms on a clock that only runs forward; never written into after it is made. */
export interface Course {
  readonly programme: Programme
  /** Started, by itself or by the key. */
  readonly going: boolean
  /** Stopped by the key until the key is pressed again. */
  readonly paused: boolean
  readonly cue: number
  /** What is left of the cue. */
  readonly left: number
  readonly turn: { readonly alarm: Alarm; readonly left: number; readonly more: number } | null
  readonly queue: readonly Alarm[]
  /** What stood when it was last told; null before the first time. */
  readonly known: ReadonlyMap<string, Level> | null
  readonly touched: number
  readonly pressed: boolean
  /** How often it has put its scene on the wall: another number means the wall is to show what `shownBy` says. */
  readonly take: number
  /** What stands on the wall is the programme's, not a person's. */
  readonly leads: boolean
  readonly at: number
}

const length = (duration: string): number => Math.max(1000, millis(duration))
export const dwellOf = (programme: Programme, cue: number): number => length(programme.cues[cue]!.dwell)
export const turnOf = (programme: Programme): number => length(programme.turn?.dwell ?? '30s')
const grave = (level: Level): number => LEVELS.indexOf(level)

export const openCourse = (programme: Programme, now: number): Course => ({
  programme,
  going: false,
  paused: false,
  cue: 0,
  left: dwellOf(programme, 0),
  turn: null,
  queue: [],
  known: null,
  touched: now,
  pressed: false,
  take: 0,
  leads: false,
  at: now,
})

/** When people let go of it: the end of the hold after the last touch. */
const freeFrom = (course: Course): number => (course.pressed ? Infinity : course.touched + millis(course.programme.hold))

/** One step that needs no time: a red that waits takes the wall. */
const turned = (course: Course): Course => {
  const [alarm, ...queue] = course.queue
  if (!alarm || course.turn) return course
  const waiting = queue.filter((one) => one.group !== alarm.group)
  return {
    ...course,
    turn: { alarm, left: turnOf(course.programme), more: queue.length - waiting.length },
    queue: waiting,
    take: course.take + 1,
  }
}

const nextCue = (course: Course, end: number): Course => {
  const last = course.cue === course.programme.cues.length - 1
  const cue = last ? 0 : course.cue + 1
  const next = { ...course, cue, left: dwellOf(course.programme, cue) }
  return last && !course.programme.loop ? { ...next, going: false, leads: false, touched: end } : { ...next, take: course.take + 1 }
}

const spend = (given: Course, from: number, to: number): Course => {
  let course = turned(given)
  let at = from
  while (at < to && course.going) {
    const left = course.turn?.left ?? course.left
    const used = Math.min(to - at, left)
    at += used
    if (used < left) return course.turn ? { ...course, turn: { ...course.turn, left: left - used } } : { ...course, left: left - used }
    if (!course.turn) course = nextCue(course, at)
    else course = course.queue.length > 0 ? { ...course, turn: null } : { ...course, turn: null, take: course.take + 1 }
    course = turned(course)
  }
  return course
}

/** The course at a later instant: time passes only while nobody holds it. */
export const advanced = (given: Course, now: number): Course => {
  if (now < given.at) return given
  const { after } = given.programme
  let course = given
  let from = given.at
  if (!course.going && !course.paused && !course.pressed && after !== undefined && now - course.touched >= millis(after)) {
    from = Math.max(from, course.touched + millis(after))
    course = { ...course, going: true, leads: true, take: course.take + 1 }
  }
  from = Math.max(from, freeFrom(course))
  if (!course.going || course.paused || from > now) return { ...course, at: now }
  if (!course.leads) course = { ...course, leads: true, take: course.take + 1 }
  return { ...spend(course, from, now), at: now }
}

/** Somebody touches or presses: the wall is theirs until `hold` after the last touch. */
export const touched = (given: Course, now: number, pressed = given.pressed): Course => ({
  ...advanced(given, now),
  touched: now,
  pressed,
  leads: false,
})

/** The key: go, or hold until it is pressed again. */
export const toggled = (given: Course, now: number): Course => {
  const course = advanced(given, now)
  if (course.going && !course.paused) return { ...course, paused: true, leads: false, touched: now }
  return advanced(
    {
      ...course,
      going: true,
      paused: false,
      pressed: false,
      touched: now - millis(course.programme.hold),
      leads: true,
      take: course.take + 1,
    },
    now,
  )
}

/**
 * What stands at the level now. What was not there before, or is graver than before, waits for its turn; what is over is taken
 * out of the queue; what stood when the wall came up is nothing new.
 */
export const told = (given: Course, alarms: readonly Alarm[], now: number): Course => {
  const course = advanced(given, now)
  if (!course.programme.turn) return course
  const { known } = course
  const standing = new Map(alarms.map((one) => [one.id, one]))
  const fresh = known === null ? [] : alarms.filter((one) => grave(one.level) > grave(known.get(one.id) ?? 'normal'))
  const waiting = course.queue.flatMap((one) => (fresh.some((next) => next.id === one.id) ? [] : (standing.get(one.id) ?? [])))
  const told: Course = {
    ...course,
    known: new Map(alarms.map((one) => [one.id, one.level])),
    queue: course.going ? [...waiting, ...fresh] : [],
  }
  return advanced(told.going && !told.paused && freeFrom(told) <= now ? turned(told) : told, now)
}

/** What the programme wants on the wall; null while people lead. */
export const shownBy = (course: Course): { scene: string; region: string | null } | null => {
  if (!course.going || !course.leads) return null
  if (course.turn && course.programme.turn) return { scene: course.programme.turn.to, region: null }
  const cue = course.programme.cues[course.cue]!
  return { scene: cue.scene, region: cue.region ?? null }
}

/** How long until it goes on by itself (ms); null when only the key can. */
export const resumesIn = (course: Course, now: number): number | null =>
  !course.going || course.paused || course.pressed ? null : Math.max(0, freeFrom(course) - now)
