import type { CalendarYear } from '#contract/calendar.ts'
import type { Text } from '#contract/names.ts'
import { newYearsDay } from './newYearsDay.ts'

/** What a place's declared years say of a day, `YYYY-MM-DD`. */
export interface Calendar {
  /** null where the year is not declared. */
  isWorkday(date: string): boolean | null
  holiday(date: string): Text | null
  /** Days from the first day of the lunar year (正月初一 is 0), from -10 to +20; null outside, and in undeclared years. */
  festivalDay(date: string): number | null
  /** The date of that day of the festival; null in undeclared years. */
  festivalDate(year: number, offset: number): string | null
}

const DAY = 86_400_000
const BEFORE = -10
const AFTER = 20

const dayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY)
const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)

/** The festival's first day: 正月初一 in or beside the declared 春节, whose own first day moves between 除夕 and 腊月廿八. */
const festivals = (years: readonly CalendarYear[]): Map<number, number> => {
  const found = new Map<number, number>()
  for (const { year, holidays } of years) {
    const declared = holidays.find(({ name }) => name.zh.includes('春节'))
    if (!declared) continue
    const [from, to] = [dayNumber(declared.from), dayNumber(declared.to)]
    const named = newYearsDay(year)
    const lunar = named === null ? from : dayNumber(named)
    found.set(year, lunar >= from - 2 && lunar <= to + 2 ? lunar : from)
  }
  return found
}

/** The calendar of a place from its declared years. A day announced in another year's file counts as announced. */
export const calendarOf = (years: readonly CalendarYear[]): Calendar => {
  const declared = new Set(years.map(({ year }) => year))
  const holidays = new Map<string, Text>()
  for (const { name, from, to } of years.flatMap((year) => year.holidays)) {
    for (let day = dayNumber(from); day <= dayNumber(to); day++) holidays.set(dateOf(day), name)
  }
  const workdays = new Set(years.flatMap((year) => year.workdays))
  const firstDays = festivals(years)

  return {
    isWorkday(date) {
      if (workdays.has(date)) return true
      if (holidays.has(date)) return false
      if (!declared.has(Number(date.slice(0, 4)))) return null
      const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
      return weekday !== 0 && weekday !== 6
    },
    holiday: (date) => holidays.get(date) ?? null,
    festivalDay(date) {
      const first = firstDays.get(Number(date.slice(0, 4)))
      if (first === undefined) return null
      const offset = dayNumber(date) - first
      return offset >= BEFORE && offset <= AFTER ? offset : null
    },
    festivalDate(year, offset) {
      const first = firstDays.get(year)
      return first === undefined ? null : dateOf(first + offset)
    },
  }
}
