import type { Indicator } from '#contract/indicator.ts'
import type { Grain } from '#contract/names.ts'
import type { Freshness } from '#contract/state.ts'
import { millis } from './duration.ts'
import { parseTime, shift } from './period.ts'
import { partsAt, type Zone } from './zone.ts'

/** What a series promises about its rhythm. */
export type Rhythm = Pick<Indicator, 'grain' | 'every' | 'due' | 'lost' | 'until' | 'accrual'>

/** The instants after which the next reading is late, and then lost. */
export interface Bounds {
  due: number
  lost: number
}

type Newest = { start: number; end: number } | null

const DAY = 86_400_000
const LENGTH: Record<Grain, number> = {
  minute: 60_000,
  hour: 3_600_000,
  day: DAY,
  week: 7 * DAY,
  month: 31 * DAY,
  quarter: 92 * DAY,
  half: 184 * DAY,
  year: 366 * DAY,
}

/** Whether the newest reading reaches the end of the series' declared last period. */
export const hasEnded = (indicator: Pick<Rhythm, 'until'>, newest: Newest, zone: Zone): boolean => {
  if (indicator.until === undefined || newest === null) return false
  const last = parseTime(indicator.until, zone)
  return last.ok && newest.end >= last.value.end
}

/** January and February are often published only together: after December's running total the next one due is February's. */
const awaited = (indicator: Rhythm, newest: { start: number; end: number }, zone: Zone) => {
  const span = { ...newest, grain: indicator.grain }
  const together = indicator.accrual === 'yearToDate' && indicator.grain === 'month' && partsAt(newest.start, zone).month === 12
  return shift(span, together ? 2 : 1, zone)
}

/**
 * When the reading after the newest one is due, and when it is lost. After a period: the end of the period that follows, plus `due`.
 * After an instant (`start === end`): `every` later (default the grain's longest length), plus `due`.
 * Lost is `lost` after due, by default twice `every` or the grain. Null when the series has ended or nothing ever came.
 */
export const nextDue = (indicator: Rhythm, newest: Newest, zone: Zone): Bounds | null => {
  if (newest === null || hasEnded(indicator, newest, zone)) return null
  const rhythm = indicator.every === undefined ? LENGTH[indicator.grain] : millis(indicator.every)
  const instant = newest.start === newest.end
  const due = (instant ? newest.start + rhythm : awaited(indicator, newest, zone).end) + millis(indicator.due)
  return { due, lost: due + (indicator.lost === undefined ? 2 * rhythm : millis(indicator.lost)) }
}

/** Live up to and at `due`, late up to and at `lost`; a series of which nothing ever came is lost. */
export const freshnessAt = (now: number, bounds: Bounds | null, ended: boolean): Freshness => {
  if (ended) return 'ended'
  if (bounds === null) return 'lost'
  if (now <= bounds.due) return 'live'
  return now <= bounds.lost ? 'late' : 'lost'
}
