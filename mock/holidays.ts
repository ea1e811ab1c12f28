import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { CalendarYear } from '#contract/calendar.ts'
import { DAY } from './city/periods.ts'
import type { Holidays } from './city/rhythm.ts'
import { rootFolder } from './root.ts'

const datesOf = (from: string, to: string): string[] => {
  const dates: string[] = []
  for (let t = Date.parse(from); t <= Date.parse(to); t += DAY) dates.push(new Date(t).toISOString().slice(0, 10))
  return dates
}

/** The announced holidays of all calendar files in a folder; none where there is no folder. */
export const holidaysIn = (folder: string): Holidays => {
  const years = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => CalendarYear.parse(parse(readFileSync(`${folder}/${name}`, 'utf8'))))
    : []
  return {
    free: new Set(years.flatMap((year) => year.holidays.flatMap(({ from, to }) => datesOf(from, to)))),
    work: new Set(years.flatMap((year) => year.workdays)),
  }
}

export const calendarFolder = (place: string): string => join(rootFolder(), 'config', place, 'calendar')
