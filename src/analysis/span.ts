import { GRAINS, type Grain } from '#contract/names.ts'
import { instantOf, offsetText, partsAt, type Zone } from './zone.ts'

const MINUTE = 60_000
const HOUR = 3_600_000

/** A period of a place's calendar, half-open, in epoch milliseconds. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly grain: Grain
}

const MONTHS: Partial<Record<Grain, number>> = { month: 1, quarter: 3, half: 6, year: 12 }
const DAYS: Partial<Record<Grain, number>> = { day: 1, week: 7 }

/** Whether `a` is a coarser grain than `b`. */
export const coarser = (a: Grain, b: Grain): boolean => GRAINS.indexOf(a) > GRAINS.indexOf(b)

/** The period whose first day is this one (a clock period: whose first instant is `at`). */
const ofDate = (zone: Zone, grain: Grain, year: number, month: number, day: number): Span => {
  const months = MONTHS[grain]
  const start = instantOf(zone, year, month, day)
  const end = months ? instantOf(zone, year, month + months, day) : instantOf(zone, year, month, day + (DAYS[grain] ?? 1))
  return { start, end, grain }
}

const ofClock = (ms: number, grain: 'minute' | 'hour', zone: Zone): Span => {
  const length = grain === 'hour' ? HOUR : MINUTE
  const offset = zone.offsetAt(ms)
  const start = Math.floor((ms + offset) / length) * length - offset
  return { start, end: start + length, grain }
}

/** The period of a grain that contains an instant. */
export const periodAt = (ms: number, grain: Grain, zone: Zone): Span => {
  if (grain === 'minute' || grain === 'hour') return ofClock(ms, grain, zone)
  const { year, month, day, weekday } = partsAt(ms, zone)
  if (grain === 'day') return ofDate(zone, grain, year, month, day)
  if (grain === 'week') return ofDate(zone, grain, year, month, day - weekday + 1)
  const months = MONTHS[grain]!
  return ofDate(zone, grain, year, month - ((month - 1) % months), 1)
}

/** The period an instant belongs to; stamped at the `end`, 08:00 belongs to 07:00-08:00. */
export const instantIn = (ms: number, grain: Grain, stamp: 'start' | 'end', zone: Zone): Span =>
  periodAt(stamp === 'end' ? ms - 1 : ms, grain, zone)

const MOST_REMEMBERED = 20_000
const remembered = new WeakMap<Zone, Map<string, Map<number, Span>>>()
/** The same few steps are asked for again and again: each is worked out once for a start. */
const remember = (zone: Zone, step: string, start: number, make: () => Span): Span => {
  let steps = remembered.get(zone)
  if (!steps) remembered.set(zone, (steps = new Map()))
  let spans = steps.get(step)
  if (!spans) steps.set(step, (spans = new Map()))
  let span = spans.get(start)
  if (span) return span
  if (spans.size >= MOST_REMEMBERED) spans.clear()
  spans.set(start, (span = Object.freeze(make())))
  return span
}

/** The period `n` periods on (back when negative). */
export const shift = (span: Span, n: number, zone: Zone): Span =>
  n === 0 ? span : remember(zone, `${span.grain}${n}`, span.start, () => shifted(span, n, zone))

const shifted = (span: Span, n: number, zone: Zone): Span => {
  const { grain } = span
  if (grain === 'hour' || grain === 'minute') {
    return periodAt(span.start + n * (grain === 'hour' ? HOUR : MINUTE), grain, zone)
  }
  const { year, month, day } = partsAt(span.start, zone)
  const months = MONTHS[grain]
  return months ? ofDate(zone, grain, year, month + n * months, 1) : ofDate(zone, grain, year, month, day + n * DAYS[grain]!)
}

/** ISO 8601 week: its year is that of its Thursday. */
export const weekOf = (ms: number, zone: Zone): { year: number; week: number } => {
  const { year, month, day, weekday } = partsAt(ms, zone)
  const thursday = new Date(Date.UTC(year, month - 1, day - weekday + 4))
  const days = (thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000
  return { year: thursday.getUTCFullYear(), week: Math.floor(days / 7) + 1 }
}

/** The week of a number in an ISO year; a week 53 that the year has not is the next year's first. */
export const weekSpan = (year: number, week: number, zone: Zone): Span => {
  const weekday = new Date(Date.UTC(year, 0, 4)).getUTCDay() || 7
  return ofDate(zone, 'week', year, 1, 4 - weekday + 1 + (week - 1) * 7)
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The same clock a year before: 29 February gives 28 February. */
export const yearEarlier = (ms: number, zone: Zone): number => {
  const { year, month, day, hour, minute } = partsAt(ms, zone)
  const rest = (((ms + zone.offsetAt(ms)) % MINUTE) + MINUTE) % MINUTE
  return instantOf(zone, year - 1, month, Math.min(day, daysIn(year - 1, month)), hour, minute) + rest
}

/** The period of the same name last year: the same ISO week (53 gives 52 where last year has none), the same month-day (29 February gives 28). */
export const yearBefore = (span: Span, zone: Zone): Span =>
  remember(zone, `${span.grain} last year`, span.start, () => namesake(span, zone))

const namesake = (span: Span, zone: Zone): Span => {
  if (span.grain !== 'week') return periodAt(yearEarlier(span.start, zone), span.grain, zone)
  const { year, week } = weekOf(span.start, zone)
  const same = weekSpan(year - 1, week, zone)
  return weekOf(same.start, zone).year === year - 1 ? same : weekSpan(year - 1, week - 1, zone)
}

const two = (n: number): string => String(n).padStart(2, '0')

/** `2020 2020-H1 2020-Q1 2020-03 2020-W09 2020-03-01 2020-03-01T08+08:00 2020-03-01T08:05+08:00`. */
export const labelOf = (span: Span, zone: Zone): string => {
  const { year, month, day, hour, minute } = partsAt(span.start, zone)
  const date = () => `${year}-${two(month)}-${two(day)}`
  const offset = () => offsetText(zone.offsetAt(span.start))
  switch (span.grain) {
    case 'year':
      return `${year}`
    case 'half':
      return `${year}-H${month > 6 ? 2 : 1}`
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`
    case 'month':
      return `${year}-${two(month)}`
    case 'week': {
      const named = weekOf(span.start, zone)
      return `${named.year}-W${two(named.week)}`
    }
    case 'day':
      return date()
    case 'hour':
      return `${date()}T${two(hour)}${offset()}`
    case 'minute':
      return `${date()}T${two(hour)}:${two(minute)}${offset()}`
  }
}
