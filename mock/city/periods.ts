import type { GRAINS } from '#contract/names.ts'

export type Grain = (typeof GRAINS)[number]
/** Half-open, epoch ms. */
export interface Span {
  start: number
  end: number
}

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** Both places lie in Asia/Shanghai: UTC+8, without summer time since 1991. */
const OFFSET = 8 * HOUR

const two = (n: number): string => String(n).padStart(2, '0')

export interface LocalTime {
  year: number
  /** 0 is January. */
  month: number
  day: number
  /** 0 is Monday. */
  weekday: number
  /** With its fraction. */
  hour: number
  date: string
}

/** The place's calendar and clock at an instant. */
export const localTime = (t: number): LocalTime => {
  const d = new Date(t + OFFSET)
  const [year, month, day] = [d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate()]
  return {
    year,
    month,
    day,
    weekday: (d.getUTCDay() + 6) % 7,
    hour: d.getUTCHours() + d.getUTCMinutes() / 60 + d.getUTCSeconds() / 3600,
    date: `${year}-${two(month + 1)}-${two(day)}`,
  }
}

const midnight = (year: number, month: number, day: number): number => Date.UTC(year, month, day) - OFFSET

/** Months in the grains that are made of months. */
const MONTHS: Partial<Record<Grain, number>> = { month: 1, quarter: 3, half: 6, year: 12 }

/** The start of the period that lies `steps` after the one containing t. */
export const startOf = (grain: Grain, t: number, steps = 0): number => {
  const local = localTime(t)
  const months = MONTHS[grain]
  if (months !== undefined) return midnight(local.year, local.month - (local.month % months) + steps * months, 1)
  if (grain === 'week') return midnight(local.year, local.month, local.day - local.weekday + 7 * steps)
  if (grain === 'day') return midnight(local.year, local.month, local.day + steps)
  const length = grain === 'hour' ? HOUR : MINUTE
  return Math.floor(t / length) * length + steps * length
}

/** The period that lies `steps` after the one containing t. */
export const periodOf = (grain: Grain, t: number, steps = 0): Span => ({
  start: startOf(grain, t, steps),
  end: startOf(grain, t, steps + 1),
})

const isoWeek = (start: number): string => {
  const thursday = localTime(start + 3 * DAY)
  const first = midnight(thursday.year, 0, 1)
  return `${thursday.year}-W${two(Math.floor((start + 3 * DAY - first) / DAY / 7) + 1)}`
}

/** A period as a reading names it. */
export const labelOf = (grain: Grain, start: number): string => {
  const { year, month, date, hour } = localTime(start)
  switch (grain) {
    case 'year':
      return String(year)
    case 'half':
      return `${year}-H${month < 6 ? 1 : 2}`
    case 'quarter':
      return `${year}-Q${Math.floor(month / 3) + 1}`
    case 'month':
      return date.slice(0, 7)
    case 'week':
      return isoWeek(start)
    case 'day':
      return date
    case 'hour':
      return `${date}T${two(Math.floor(hour))}+08:00`
    case 'minute':
      return stampOf(start)
  }
}

/** An instant with the place's offset. */
export const stampOf = (t: number): string => `${new Date(t + OFFSET).toISOString().slice(0, 19)}+08:00`

const UNITS: Record<string, number> = { ms: 1, s: 1000, m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY }

/** `90s`, `5m`, `2h`, `3d` in ms. */
export const lengthOf = (duration: string): number => {
  const unit = /[a-z]+$/.exec(duration)?.[0] ?? 's'
  return Number.parseFloat(duration) * (UNITS[unit] ?? 1000)
}

/** A usual length of a grain in ms. */
export const GRAIN_LENGTH: Record<Grain, number> = {
  minute: MINUTE,
  hour: HOUR,
  day: DAY,
  week: 7 * DAY,
  month: 30.4 * DAY,
  quarter: 91.3 * DAY,
  half: 182.6 * DAY,
  year: 365.25 * DAY,
}
