import { localTime } from './periods.ts'

/** Shapes of a day, 24 hourly weights with mean 1. */
export const SHAPES = {
  flat: Array<number>(24).fill(1),
  office: [0.06, 0.04, 0.03, 0.03, 0.04, 0.1, 0.25, 0.6, 1.6, 2.5, 2.6, 2.3, 1.2, 1.1, 2.1, 2.4, 2.3, 2, 1.2, 0.7, 0.4, 0.25, 0.15, 0.1],
  commute: [
    0.35, 0.25, 0.2, 0.2, 0.3, 0.55, 1, 1.65, 1.75, 1.35, 1.15, 1.15, 1.1, 1.1, 1.15, 1.2, 1.35, 1.7, 1.75, 1.3, 1.05, 0.95, 0.8, 0.55,
  ],
  metro: [0.02, 0, 0, 0, 0, 0.05, 0.9, 2.2, 2.6, 1.4, 1, 1, 1.05, 1, 1, 1.15, 1.45, 2.2, 2.4, 1.4, 1.05, 0.95, 0.7, 0.2],
  load: [
    0.84, 0.79, 0.76, 0.75, 0.76, 0.8, 0.87, 0.95, 1.03, 1.08, 1.1, 1.12, 1.09, 1.07, 1.09, 1.1, 1.09, 1.08, 1.12, 1.16, 1.15, 1.1, 1.02,
    0.92,
  ],
  calls: [0.3, 0.2, 0.15, 0.12, 0.15, 0.25, 0.5, 0.9, 1.6, 2, 2, 1.7, 1.1, 1, 1.5, 1.75, 1.7, 1.5, 1.2, 1.1, 1, 0.85, 0.65, 0.45],
  water: [0.5, 0.42, 0.38, 0.38, 0.45, 0.7, 1.2, 1.5, 1.35, 1.15, 1.1, 1.2, 1.15, 1, 0.95, 0.95, 1.05, 1.25, 1.45, 1.5, 1.4, 1.25, 1, 0.72],
  emergency: [
    0.75, 0.65, 0.55, 0.5, 0.5, 0.6, 0.8, 1, 1.15, 1.25, 1.25, 1.2, 1.15, 1.1, 1.1, 1.1, 1.1, 1.15, 1.2, 1.25, 1.3, 1.2, 1.1, 0.9,
  ],
  visit: [0.02, 0.02, 0.02, 0.02, 0.02, 0.05, 0.2, 0.6, 1.3, 2.1, 2.6, 2.5, 2.2, 2.1, 2.3, 2.2, 1.8, 1.2, 0.9, 0.7, 0.5, 0.3, 0.15, 0.05],
  shop: [0.25, 0.15, 0.1, 0.08, 0.08, 0.12, 0.3, 0.6, 0.9, 1.2, 1.4, 1.6, 1.5, 1.3, 1.3, 1.4, 1.5, 1.7, 1.9, 2.1, 2, 1.5, 0.9, 0.5],
  particles: [
    1.12, 1.1, 1.08, 1.05, 1.03, 1.02, 1.03, 1.08, 1.12, 1.1, 1.04, 0.98, 0.93, 0.89, 0.86, 0.84, 0.85, 0.89, 0.94, 0.99, 1.03, 1.06, 1.09,
    1.11,
  ],
  ozone: [
    0.5, 0.46, 0.43, 0.4, 0.38, 0.36, 0.38, 0.48, 0.68, 0.94, 1.2, 1.44, 1.62, 1.74, 1.8, 1.78, 1.66, 1.46, 1.2, 0.98, 0.82, 0.7, 0.62,
    0.56,
  ],
} as const
export type Shape = keyof typeof SHAPES

/** Shapes of a week from Monday. */
export const WEEKS = {
  flat: [1, 1, 1, 1, 1, 1, 1],
  work: [1.22, 1.2, 1.18, 1.16, 1.14, 0.6, 0.5],
  leisure: [0.82, 0.82, 0.84, 0.88, 1, 1.34, 1.3],
  mild: [1.04, 1.03, 1.03, 1.03, 1.04, 0.93, 0.9],
} as const
export type Week = keyof typeof WEEKS

/** The free and the made-up days that were announced, as dates. */
export interface Holidays {
  free: ReadonlySet<string>
  work: ReadonlySet<string>
}

export const NO_HOLIDAYS: Holidays = { free: new Set(), work: new Set() }

/** The weight of the hour of t, joined linearly between the middles of the hours. */
export const dayWeight = (shape: Shape, t: number): number => {
  const table = SHAPES[shape]
  const at = localTime(t).hour - 0.5
  const low = Math.floor(at)
  return table[(low + 24) % 24]! * (1 - (at - low)) + table[(low + 25) % 24]! * (at - low)
}

/** The weight of the weekday; a holiday counts as a Sunday, a make-up day as a Monday. */
export const weekWeight = (week: Week, t: number, holidays: Holidays): number => {
  const { date, weekday } = localTime(t)
  const day = holidays.free.has(date) ? 6 : holidays.work.has(date) ? 0 : weekday
  return WEEKS[week][day]!
}

export const isFree = (t: number, holidays: Holidays): boolean => holidays.free.has(localTime(t).date)
