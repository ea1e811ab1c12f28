import type { Indicator } from '#contract/indicator.ts'
import type { Basis } from '#contract/state.ts'
import type { Calendar } from './calendar.ts'
import { shift, yearBefore, type Span } from './period.ts'
import { yearEarlier } from './span.ts'
import { instantOf, partsAt, type Zone } from './zone.ts'

/** With what a value is compared. `until`: only what was known of the base up to there; null for the whole period. */
export interface ComparedWith {
  span: Span
  until: number | null
  basis: Basis
}

export interface Bases {
  previous: ComparedWith | null
  lastYear: ComparedWith | null
}

export interface BasesAsk {
  span: Span
  /** A running period is known up to here; null for a complete one. */
  until: number | null
  indicator: Pick<Indicator, 'grain' | 'accrual' | 'compare'>
  zone: Zone
  calendar: Calendar
}

const DAY = 86_400_000

/** The calendar day of an instant, `YYYY-MM-DD`. */
export const dateOf = (ms: number, zone: Zone): string => {
  const { year, month, day } = partsAt(ms, zone)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The same clock `days` calendar days on. */
const daysOn = (ms: number, days: number, zone: Zone): number => {
  const { year, month, day, hour, minute } = partsAt(ms, zone)
  const rest = (((ms + zone.offsetAt(ms)) % 60_000) + 60_000) % 60_000
  return instantOf(zone, year, month, day + days, hour, minute) + rest
}

const daysBetween = (from: number, to: number, zone: Zone): number =>
  Math.round((Date.parse(dateOf(to, zone)) - Date.parse(dateOf(from, zone))) / DAY)

const clip = (span: Span, until: number | null): number | null => {
  if (until === null || until >= span.end) return null
  return Math.max(until, span.start)
}

const ofDays = (span: Span): boolean => span.grain === 'day' || span.grain === 'hour' || span.grain === 'minute'

/** The span and `until` moved by calendar days, by the clock. */
const moved = (span: Span, until: number | null, days: number, zone: Zone): { span: Span; until: number | null } => {
  const start = daysOn(span.start, days, zone)
  const base = {
    start,
    end: span.grain === 'day' ? daysOn(span.start, days + 1, zone) : start + (span.end - span.start),
    grain: span.grain,
  }
  return { span: base, until: clip(base, until === null ? null : daysOn(until, days, zone)) }
}

const previousOf = ({ span, until, indicator, zone }: BasesAsk): ComparedWith => {
  const running = until !== null
  if (ofDays(span) && indicator.compare === 'weekday') {
    return { ...moved(span, until, -7, zone), basis: running ? 'same_time_weekday' : 'same_weekday' }
  }
  const base = shift(span, -1, zone)
  if (!running) return { span: base, until: null, basis: 'previous_period' }
  if (span.grain === 'hour' || span.grain === 'minute') {
    return { span: base, until: clip(base, base.start + (until - span.start)), basis: 'same_time_previous' }
  }
  const same = daysOn(until, -daysBetween(base.start, span.start, zone), zone)
  return { span: base, until: clip(base, same), basis: span.grain === 'day' ? 'same_time_previous' : 'same_days_previous' }
}

/** A day of the festival with the same day of last year's; a plain day whose date was last year's festival has no like. */
const festivalOf = ({ span, until, zone, calendar }: BasesAsk): ComparedWith | null | undefined => {
  const date = dateOf(span.start, zone)
  const offset = calendar.festivalDay(date)
  if (offset === null) {
    return calendar.festivalDay(dateOf(yearBefore(span, zone).start, zone)) === null ? undefined : null
  }
  const same = calendar.festivalDate(Number(date.slice(0, 4)) - 1, offset)
  if (same === null) return null
  const days = Math.round((Date.parse(same) - Date.parse(date)) / DAY)
  return { ...moved(span, until, days, zone), basis: 'festival' }
}

const lastYearOf = (ask: BasesAsk): ComparedWith | null => {
  const { span, until, zone } = ask
  const festival = ofDays(span) ? festivalOf(ask) : undefined
  if (festival !== undefined) return festival
  const base = yearBefore(span, zone)
  if (until === null) return { span: base, until: null, basis: 'last_year' }
  const same = span.grain === 'week' ? daysOn(until, -daysBetween(base.start, span.start, zone), zone) : yearEarlier(until, zone)
  return { span: base, until: clip(base, same), basis: 'same_time_last_year' }
}

/**
 * Like is compared with like.
 *
 * | | previous (环比) | last year (同比) |
 * |---|---|---|
 * | complete period | the period before; a day by weekday: the same weekday of last week | the period of the same name |
 * | running day, hour, minute | the one before (or the weekday), to the same minute | the same date, to the same minute |
 * | running week … year | the one before: the same number of days and the same clock, no further than its end | to the same date and clock (week: weekday) |
 * | running total (yearToDate) | none: no single month can be told from it | the same months |
 * | -10 … +20 days around 正月初一 | as any day | last year's same day of the festival; none where last year is undeclared |
 *
 * A day outside the festival whose date lay in last year's festival has no like, so no base.
 */
export const basesOf = (ask: BasesAsk): Bases => {
  const until = ask.until !== null && ask.until < ask.span.end ? ask.until : null
  const asked = { ...ask, until }
  return {
    previous: ask.indicator.accrual === 'yearToDate' ? null : previousOf(asked),
    lastYear: lastYearOf(asked),
  }
}
