import type { Target } from '#contract/target.ts'
import { labelOf, parseTime, periodAt, type Span } from './period.ts'
import { weekOf } from './span.ts'
import { partsAt, type Zone } from './zone.ts'

const yearOf = (span: Span, zone: Zone): number => (span.grain === 'week' ? weekOf(span.start, zone).year : partsAt(span.start, zone).year)

/** The target of the span's own year; a year without one has none. */
export const targetFor = (targets: readonly Target[], indicator: string, region: string, span: Span, zone: Zone): Target | null => {
  const year = yearOf(span, zone)
  return targets.find((target) => target.indicator === indicator && target.region === region && target.year === year) ?? null
}

/** Last year's figure at the same period, and of the whole of last year. */
export interface LastYearValues {
  at: number | null
  whole: number | null
}

const shareOf = (year: number, span: Span, zone: Zone): number => {
  const first = parseTime(String(year), zone)
  const whole = first.ok ? first.value : periodAt(span.start, 'year', zone)
  return Math.min(1, Math.max(0, (span.end - whole.start) / (whole.end - whole.start)))
}

/** A point stands for every period that ends when it does: 2026-06, 2026-Q2 and 2026-H1 are one. */
const pointAt = (points: Record<string, number>, span: Span, zone: Zone): number | null => {
  const same = points[labelOf(span, zone)]
  if (same !== undefined) return same
  for (const [label, value] of Object.entries(points)) {
    const time = parseTime(label, zone)
    if (time.ok && time.value.end === span.end) return value
  }
  return null
}

/**
 * What the path asks for at the end of a span, in the target's own unit; null where the path does not say. `span.end` may be the
 * instant up to which a running period is known. `linear` is the share of the year gone by, for figures that accumulate; `flat` the
 * value itself; `lastYear` last year's share at the same period; points only at their own periods. A growth does not accumulate:
 * its linear path is flat.
 */
export const dueOn = (target: Target, span: Span, zone: Zone, lastYear?: LastYearValues): number | null => {
  const { path, value } = target
  if (typeof path === 'object') return pointAt(path, span, zone)
  if (path === 'flat' || target.kind === 'growth') return value
  if (path === 'linear') return value * shareOf(target.year, span, zone)
  const { at, whole } = lastYear ?? { at: null, whole: null }
  return at === null || whole === null || whole <= 0 ? null : value * (at / whole)
}
