import type { Indicator } from '#contract/indicator.ts'
import { gather } from '#analysis/gather.ts'
import { millis } from '#analysis/duration.ts'
import type { Span } from '#analysis/period.ts'
import { readsOf } from './reads.ts'
import type { Made, Taken, Track } from './track.ts'

/** How far a period is known by its newest finer reading, or null when that reading speaks for all that is left of it. */
export const knownUntil = (fine: Track, index: number, indicator: Indicator, span: Span): number | null => {
  const end = fine.end(index)
  const instant = fine.start(index) === end
  const speaksFor = instant && indicator.stamp === 'start' ? (indicator.every ? millis(indicator.every) : span.end - span.start) : 0
  return end + speaksFor >= span.end ? null : end
}

/** What the finer readings [low, high) of a track, all there are of a period, make of it. */
export const madeOf = (fine: Track, low: number, high: number, indicator: Indicator, span: Span): Taken & { made: Made } => {
  const reads = readsOf(fine, low, high)
  const { value, numerator, denominator } = gather(reads.samples, indicator.gather, indicator.per)
  return {
    start: span.start,
    end: span.end,
    value,
    numerator,
    denominator,
    quality: reads.estimated ? 'estimated' : 'measured',
    simulated: reads.simulated,
    knownAt: reads.knownAt,
    made: { readAt: fine.end(high - 1), partial: knownUntil(fine, high - 1, indicator, span) !== null, folded: false },
  }
}
