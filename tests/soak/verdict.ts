import { type Measured, MEASURES, type Sample } from './sample.ts'
import { type Slope, slopeOf } from './slope.ts'

/** How one measure went: in its unit and by the hour. */
export interface Course extends Slope {
  name: Measured
  first: number
  last: number
  most: number
  /** `grows` and `high` fail; `unsure`: the bounds hold the limit between them, so that this run cannot tell. */
  says: 'flat' | 'unsure' | 'grows' | 'high' | 'shown'
  /** By how much it may grow by the hour in a run as long as this one. */
  allowed: number | null
}

/** From here on a run is long enough for the bare limits (hours). */
const LONG = 0.5

/** So much may stand at the end of a run of so many hours more than at its beginning, by the hour. */
export const allowedOf = (limit: number, settling: number, hours: number): number =>
  limit + (settling * Math.max(0, 1 - hours / LONG)) / hours

const courseOf = (name: Measured, samples: readonly Sample[]): Course => {
  const { of, limit, settling, most: ceiling } = MEASURES[name]
  const values = samples.map((sample) => sample[name] / of)
  const hours = (samples.at(-1)!.at - samples[0]!.at) / 3600
  const slope = slopeOf(samples.map((sample, at) => [sample.at / 3600, values[at]!]))
  const allowed = limit === null ? null : allowedOf(limit, settling, hours)
  const most = Math.max(...values)
  const says =
    ceiling !== undefined && most > ceiling
      ? 'high'
      : limit === null || allowed === null
        ? 'shown'
        : slope.low > allowed
          ? 'grows'
          : slope.high <= limit
            ? 'flat'
            : 'unsure'
  return { name, ...slope, first: values[0]!, last: values.at(-1)!, most, says, allowed }
}

/**
 * What a run has shown. A measure grows only where the lower bound of its slope is above what it may grow by: a few minutes of
 * noise are not called a leak. The samples are those after the warm-up.
 */
export const verdictOf = (samples: readonly Sample[]): { courses: Course[]; holds: boolean } => {
  if (samples.length < 2) return { courses: [], holds: false }
  const courses = (Object.keys(MEASURES) as Measured[]).map((name) => courseOf(name, samples))
  return { courses, holds: courses.every(({ says }) => says !== 'grows' && says !== 'high') }
}

const figure = (value: number): string => {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞'
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return value.toFixed(digits)
}
const WORDS: Record<Course['says'], string> = {
  flat: 'flat',
  unsure: 'too short to tell',
  grows: '**grows**',
  high: '**too many**',
  shown: '–',
}

/** The courses as a table in Markdown. */
export const tableOf = (courses: readonly Course[]): string =>
  [
    '| what | first | last | an hour | between (95 %) | fails above | says |',
    '|---|---:|---:|---:|---:|---:|---|',
    ...courses.map(({ name, first, last, slope, low, high, allowed, says, most }) => {
      const { title, unit, most: ceiling } = MEASURES[name]
      const limit = ceiling === undefined ? (allowed === null ? '–' : figure(allowed)) : `${most} of ${ceiling}`
      return `| ${title}${unit ? ` (${unit})` : ''} | ${figure(first)} | ${figure(last)} | ${figure(slope)} | ${figure(low)} … ${figure(high)} | ${limit} | ${WORDS[says]} |`
    }),
  ].join('\n')
