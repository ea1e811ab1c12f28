import type { Text } from '#contract/names.ts'
import { type Course, dwellOf, resumesIn, turnOf } from './course.ts'

/** What the title band says of the programme: a key of `programme.*`, what fills it, and how far the cue or the turn is (0 to 1). */
export interface MarkPlan {
  kind: 'cue' | 'held' | 'paused' | 'turn' | 'turns'
  fill: { at: number; of: number; seconds: number; more: number }
  why: Text | null
  done: number
}

const seconds = (ms: number): number => Math.ceil(ms / 1000)

export const planMark = (course: Course | null, now: number): MarkPlan | null => {
  if (!course?.going) return null
  const { programme, turn, cue } = course
  const place = { at: cue + 1, of: programme.cues.length }
  const done = 1 - course.left / dwellOf(programme, cue)
  const waits = resumesIn(course, now)
  if (course.paused) return { kind: 'paused', fill: { ...place, seconds: 0, more: course.queue.length }, why: null, done }
  if (waits === null || waits > 0)
    return { kind: 'held', fill: { ...place, seconds: seconds(waits ?? 0), more: course.queue.length }, why: null, done }
  if (!turn) return { kind: 'cue', fill: { ...place, seconds: seconds(course.left), more: 0 }, why: null, done }
  const more = turn.more + course.queue.length
  return {
    kind: more > 0 ? 'turns' : 'turn',
    fill: { ...place, seconds: seconds(turn.left), more },
    why: turn.alarm.title,
    done: 1 - turn.left / turnOf(programme),
  }
}
