import type { Indicator } from '#contract/indicator.ts'
import type { Reading } from '#contract/reading.ts'
import { labelOf, type Span, stampOf } from '../city/periods.ts'
import type { Figure } from '../city/world.ts'

/** How a span is named in a reading: an instant at its end, or the period. */
export const timeOf = (indicator: Indicator, span: Span, as: 'instants' | 'periods'): string =>
  as === 'instants' ? stampOf(span.end) : labelOf(indicator.grain, span.start)

/** Readings of one region's figures; an inferred one says that it is estimated. */
export const rowsOf = (indicator: Indicator, region: string, time: string, figures: readonly Figure[]): Reading[] =>
  figures.map(({ category, value, numerator, denominator, inferred }) => ({
    indicator: indicator.id,
    region,
    ...(category === null ? {} : { category }),
    time,
    ...(denominator === undefined ? { value } : { numerator, denominator }),
    ...(inferred === true ? { quality: 'estimated' as const } : {}),
  }))
