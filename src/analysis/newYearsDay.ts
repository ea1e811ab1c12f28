const FIRST = 1990

/** The day of the year of 正月初一 by GB/T 33661-2017, as lunar-typescript computes it: Intl's Chinese calendar is a day out in 2027 and 2030. */
const DAYS = [
  27, 46, 35, 23, 41, 31, 50, 38, 28, 47, 36, 24, 43, 32, 22, 40, 29, 49, 38, 26, 45, 34, 23, 41, 31, 50, 39, 28, 47, 36, 25, 43, 32, 22,
  41, 29, 48, 37, 26, 44, 34, 23, 42, 31, 50, 39, 28, 46, 35, 24, 43, 32, 22, 41, 30, 48, 37, 26, 45, 33, 23, 42, 32, 50, 39, 28, 46, 35,
  24, 43, 33, 21, 40, 29, 48, 36, 26, 45, 34, 23, 42, 31, 50, 38, 27, 46, 36, 24, 43, 33, 22, 40, 29, 48, 37, 26, 45, 34, 24, 41, 30, 49,
  38, 27, 46, 36, 25, 43, 32, 21, 40,
]

/** The date of 正月初一 in a year, `YYYY-MM-DD`; null outside 1990-2100. */
export const newYearsDay = (year: number): string | null => {
  const day = DAYS[year - FIRST]
  return day === undefined ? null : new Date(Date.UTC(year, 0, day)).toISOString().slice(0, 10)
}
