import { type Incident, OPEN_STATUSES } from '#contract/incident.ts'
import { type Level, LEVELS } from '#contract/names.ts'
import { localOf } from '../../i18n/words.ts'

const HOUR = 3_600_000

/** An incident as a bar: its ends as shares of the window, and the lane of its level it lies in. */
export interface TimelineBar {
  id: string
  title: string
  from: number
  to: number
  lane: number
  /** Which slice of its lane, of how many: incidents that stood all the while share lanes. */
  slice: readonly [at: number, of: number]
  open: boolean
}
export interface TimelineRow {
  level: Level
  bars: TimelineBar[]
  lanes: number
  /** Incidents for which no lane was left. */
  hidden: number
}
export interface TimelinePlan {
  rows: TimelineRow[]
  /** Instants (epoch ms) with their shares of the window; the last is now. */
  times: { at: number; instant: number }[]
  count: number
  open: number
  simulated: boolean
  departments: string[]
}

/** So many incidents that stood all the while share a lane. */
const SHARED = 4

/** A bar is never drawn shorter, so that what just came is seen. */
const LEAST = 0.006

const laid = (incidents: readonly Incident[], from: number, now: number, most: number): Pick<TimelineRow, 'bars' | 'lanes' | 'hidden'> => {
  const share = (instant: number): number => Math.max(0, Math.min(1, (instant - from) / (now - from)))
  const ends: number[] = []
  const bars: TimelineBar[] = []
  let hidden = 0
  const sorted = [...incidents].sort((a, b) => Date.parse(a.openedAt) - Date.parse(b.openedAt) || a.id.localeCompare(b.id))
  const allAlong = sorted.filter((one) => OPEN_STATUSES.includes(one.status) && Date.parse(one.openedAt) <= from)
  const lanes = Math.min(Math.ceil(allAlong.length / SHARED), most)
  const shared = allAlong.slice(0, lanes * SHARED)
  shared.forEach(({ id, title }, at) => {
    const lane = Math.floor(at / SHARED)
    bars.push({ id, title, from: 0, to: 1, lane, slice: [at % SHARED, Math.min(SHARED, shared.length - lane * SHARED)], open: true })
    ends[lane] = 1
  })
  hidden += allAlong.length - shared.length
  for (const one of sorted.filter((other) => !allAlong.includes(other))) {
    const open = OPEN_STATUSES.includes(one.status)
    const to = share(open ? now : Date.parse(one.updatedAt))
    const start = Math.min(share(Date.parse(one.openedAt)), 1 - LEAST)
    const free = ends.findIndex((end) => end < start)
    const lane = free >= 0 ? free : ends.length
    if (lane >= most) {
      hidden += 1
      continue
    }
    ends[lane] = Math.max(to, start + LEAST)
    bars.push({ id: one.id, title: one.title, from: start, to: ends[lane], lane, slice: [0, 1], open })
  }
  return { bars, lanes: ends.length, hidden }
}

const STEPS = 6

/** The place's midnights between two instants. */
const midnights = (from: number, to: number, zone: string): number[] => {
  const found: number[] = []
  for (let hour = Math.ceil(from / HOUR) * HOUR; hour < to; hour += HOUR)
    if (localOf(hour, zone).hour === 0 && localOf(hour, zone).minute === 0) found.push(hour)
  return found
}

/** Incidents that stood in the last hours, a row a level, the gravest first; `most` lanes in all are shared among the rows. */
export const planTimeline = (
  incidents: readonly Incident[],
  within: (region: string | null) => boolean,
  hours: number,
  most: number,
  now: number,
  zone: string,
): TimelinePlan => {
  const from = now - hours * HOUR
  const here = incidents.filter(
    (one) =>
      one.level !== 'normal' &&
      one.status !== 'withdrawn' &&
      within(one.region) &&
      Date.parse(one.openedAt) <= now &&
      (OPEN_STATUSES.includes(one.status) || Date.parse(one.updatedAt) >= from),
  )
  const levels = [...LEVELS].reverse().filter((level) => here.some((one) => one.level === level))
  let left = Math.max(most, levels.length)
  const rows = levels.map((level, at): TimelineRow => {
    const share = Math.max(1, left - 3 * (levels.length - at - 1), Math.floor(left / (levels.length - at)))
    const row = {
      level,
      ...laid(
        here.filter((one) => one.level === level),
        from,
        now,
        share,
      ),
    }
    left -= row.lanes
    return row
  })
  const at = (instant: number) => ({ at: (instant - from) / (now - from), instant })
  return {
    rows,
    times: [
      ...(hours > 24 ? midnights(from, now, zone) : Array.from({ length: STEPS }, (_, step) => from + (step / STEPS) * (now - from))),
      now,
    ].map(at),
    count: here.length,
    open: here.filter((one) => OPEN_STATUSES.includes(one.status)).length,
    simulated: here.some((one) => one.simulated),
    departments: [...new Set(here.map((one) => one.department))],
  }
}
