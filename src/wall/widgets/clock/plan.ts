import type { CalendarYear } from '#contract/calendar.ts'
import { dateWords, localOf, timeWords, weekdayWords } from '../../i18n/words.ts'
import type { Said } from '../context.ts'

export interface ClockPlan {
  time: string
  seconds: string
  date: string
  /** The Chinese calendar, or today's holiday as announced. */
  second: string
}

const DIGITS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
/** 初一 初十 十一 二十 廿一 三十. */
export const lunarDay = (day: number): string => {
  if (day <= 10) return `初${DIGITS[day]}`
  if (day < 20) return `十${DIGITS[day - 10]}`
  if (day === 20) return '二十'
  return day === 30 ? '三十' : `廿${DIGITS[day - 20]}`
}

const calendars = new Map<string, Intl.DateTimeFormat>()
/** The platform's Chinese calendar in a zone; making it takes longer than all the rest of a second's work. */
const calendarIn = (zone: string): Intl.DateTimeFormat => {
  const made =
    calendars.get(zone) ?? new Intl.DateTimeFormat('zh-u-ca-chinese', { timeZone: zone, year: 'numeric', month: 'long', day: 'numeric' })
  calendars.set(zone, made)
  return made
}

/** 丙午年 十月十三, from the platform's Chinese calendar; empty where it has none. */
export const lunarWords = (instant: number, zone: string): string => {
  const parts = calendarIn(zone).formatToParts(instant)
  const of = (type: string): string => parts.find((part) => (part.type as string) === type)?.value ?? ''
  const day = Number(of('day'))
  return of('yearName') && day ? `${of('yearName')}年 ${of('month')}${lunarDay(day)}` : ''
}

export const planClock = (said: Said, calendars: readonly CalendarYear[], short: boolean): ClockPlan => {
  const { now, zone, language } = said
  const at = localOf(now, zone)
  const iso = `${at.year}-${String(at.month).padStart(2, '0')}-${String(at.day).padStart(2, '0')}`
  const holiday = calendars.flatMap((one) => one.holidays).find((one) => one.from <= iso && iso <= one.to)
  const lunar = language === 'zh' ? lunarWords(now, zone) : ''
  return {
    time: timeWords(now, zone),
    seconds: String(at.second).padStart(2, '0'),
    date: `${dateWords(now, zone, language, !short)} ${weekdayWords(now, zone, language)}`,
    second: [short ? lunar.replace(/^\S+ /, '') : lunar, holiday ? holiday.name[language] : ''].filter((word) => word !== '').join(' · '),
  }
}
