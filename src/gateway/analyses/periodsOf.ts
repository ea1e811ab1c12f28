import type { AnalysisSpec } from '#contract/analysis/spec.ts'
import { parseTime } from '#analysis/parseTime.ts'
import { shift, type Span } from '#analysis/period.ts'
import type { Zone } from '#analysis/zone.ts'

const MOST_PERIODS = 600

/** The periods of an analysis's panel from the first to the last; a text says what is wrong with them, and where. */
export const periodsOf = ({ grain, from, to }: AnalysisSpec['panel'], zone: Zone): Span[] | { path: 'from' | 'to'; message: string } => {
  const [first, last] = [parseTime(from, zone), parseTime(to, zone)]
  if (!first.ok) return { path: 'from', message: first.refusal.message }
  if (!last.ok) return { path: 'to', message: last.refusal.message }
  if (first.value.grain !== grain) return { path: 'from', message: `${from} is no ${grain}` }
  if (last.value.grain !== grain) return { path: 'to', message: `${to} is no ${grain}` }
  const spans: Span[] = []
  let span: Span = { start: first.value.start, end: first.value.end, grain }
  for (; span.start <= last.value.start; span = shift(span, 1, zone)) {
    if (spans.length === MOST_PERIODS) return { path: 'to', message: `more than ${MOST_PERIODS} periods` }
    spans.push(span)
  }
  return spans.length > 0 ? spans : { path: 'to', message: `${to} lies before ${from}` }
}
