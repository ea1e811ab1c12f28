import type { Grain } from '#contract/names.ts'
import { given, refused, type Reply } from '#contract/reply.ts'
import { labelOf, periodAt, weekOf, weekSpan } from './span.ts'
import { instantOf, type Zone } from './zone.ts'

export interface Time {
  start: number
  end: number
  /** null for an instant: then `start === end`. */
  grain: Grain | null
}

const FORMS = '2020, 2020-H1, 2020-Q1, 2020-03, 2020-W09, 2020-03-01, 2020-03-01T08+08:00 or an instant such as 2020-03-01T08:05:00+08:00'
const PERIOD = /^(\d{4})(?:-(?:H(\d)|Q(\d)|W(\d{2})|(\d{2})(?:-(\d{2}))?))?$/
const CLOCK = /^(\d{4})-(\d{2})-(\d{2})T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?(Z|[+-]\d{2}:\d{2})?$/

const bad = (message: string) => refused('bad_time', message)

const dateFault = (text: string, year: number, month: number, day: number): string | null => {
  if (year < 1900 || year > 2200) return `${text}: the year must lie between 1900 and 2200`
  if (month < 1 || month > 12) return `${text}: there is no month ${month}`
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return day < 1 || day > days ? `${text}: ${year}-${String(month).padStart(2, '0')} has no day ${day}` : null
}

const spanOf = (text: string, start: number, grain: Grain, zone: Zone): Reply<Time> => {
  const span = periodAt(start, grain, zone)
  const named = grain === 'hour' || labelOf(span, zone) === text
  return named && span.start === start ? given(span) : bad(`${text}: there is no such ${grain} in ${zone.name}`)
}

const parsePeriod = (text: string, found: RegExpExecArray, zone: Zone): Reply<Time> => {
  const year = Number(found[1])
  const [half, quarter, week, month, day] = found.slice(2).map((part) => (part === undefined ? null : Number(part)))
  const fault = dateFault(text, year, month ?? 1, day ?? 1)
  if (fault) return bad(fault)
  if (half != null) {
    return half === 1 || half === 2
      ? spanOf(text, instantOf(zone, year, half * 6 - 5, 1), 'half', zone)
      : bad(`${text}: a year has the halves H1 and H2`)
  }
  if (quarter != null) {
    return quarter >= 1 && quarter <= 4
      ? spanOf(text, instantOf(zone, year, quarter * 3 - 2, 1), 'quarter', zone)
      : bad(`${text}: a year has the quarters Q1 to Q4`)
  }
  if (week != null) {
    const span = weekSpan(year, Math.max(week, 1), zone)
    const named = weekOf(span.start, zone)
    return named.year === year && named.week === week ? given(span) : bad(`${text}: ${year} has no ISO week ${week}`)
  }
  if (month == null) return spanOf(text, instantOf(zone, year, 1, 1), 'year', zone)
  return spanOf(text, instantOf(zone, year, month, day ?? 1), day == null ? 'month' : 'day', zone)
}

const parseClock = (text: string, found: RegExpExecArray, zone: Zone): Reply<Time> => {
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const [fraction, offset] = [found[7], found[8]]
  if (offset === undefined) return bad(`${text}: an instant needs its offset from UTC, e.g. ${text}+08:00`)
  const fault = dateFault(text, year, month, day)
  if (fault) return bad(fault)
  if (hour > 23 || minute > 59 || second > 59) return bad(`${text}: no clock shows this; hours go to 23, minutes and seconds to 59`)
  const [east, eastMinutes] = offset === 'Z' ? [0, 0] : [Number(offset.slice(1, 3)), Number(offset.slice(4))]
  if (eastMinutes > 59 || east * 60 + eastMinutes > 14 * 60) return bad(`${text}: no offset from UTC is ${offset}`)
  const sign = offset.startsWith('-') ? -1 : 1
  const thousandths = Number((fraction ?? '').padEnd(3, '0').slice(0, 3))
  const at = Date.UTC(year, month - 1, day, hour, minute, second, thousandths) - sign * (east * 60 + eastMinutes) * 60_000
  if (found[5] === undefined) return spanOf(text, at, 'hour', zone)
  return given({ start: at, end: at, grain: null })
}

/**
 * What a reading's `time` names: a period of the place's calendar, or an instant with its offset (then `grain` is null).
 * `2020-03-01T08:05+08:00` is an instant, though a minute's label looks the same: the minute that it begins contains it.
 * Digits beyond the millisecond are cut. Refuses with `bad_time`.
 */
export const parseTime = (text: string, zone: Zone): Reply<Time> => {
  const period = PERIOD.exec(text)
  if (period) return parsePeriod(text, period, zone)
  const clock = CLOCK.exec(text)
  if (clock) return parseClock(text, clock, zone)
  return bad(`${text.length > 40 ? `${text.slice(0, 40)}…` : text}: not a period or an instant; expected ${FORMS}`)
}
