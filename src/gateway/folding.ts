import type { Indicator } from '#contract/indicator.ts'
import type { Grain } from '#contract/names.ts'
import { millis } from '#analysis/duration.ts'
import { instantIn, type Span } from '#analysis/period.ts'
import { FINE } from './ledger.ts'
import { madeOf } from './made.ts'
import type { Model } from './model.ts'
import type { FoldPlan, KeptRow, Folding } from './store/types.ts'
import { Track } from './track.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Ms between the longest reading that is finer than a period and the shortest such period. */
export const SHORTER: Record<Grain, number> = {
  minute: 30_000,
  hour: HOUR / 2,
  day: 20 * HOUR,
  week: 6 * DAY,
  month: 27 * DAY,
  quarter: 80 * DAY,
  half: 170 * DAY,
  year: 350 * DAY,
}

/** Periods that end by this instant are rolled up now: none that something is still compared with at a part of it. */
export const foldedBefore = (indicator: Indicator, { config, zone }: Model, now: number): number => {
  const compared = instantIn(now - FINE[indicator.grain], indicator.grain, 'start', zone).start
  return Math.min(compared, now - millis(config.place.keep.raw))
}

/** Plans what becomes of finer readings of one series: those of each period and department that is over by `before`, all of them, make one. */
export const planFold =
  (indicator: Indicator, { zone }: Model, before: number, at: number): FoldPlan =>
  (rows, full) => {
    const spanOf = ({ start, end }: KeptRow): Span => instantIn(start, indicator.grain, start === end ? indicator.stamp : 'start', zone)
    const last = rows.length > 0 ? spanOf(rows.at(-1)!) : null
    const parts = new Map<string, { span: Span; rows: KeptRow[] }>()
    for (const row of rows) {
      const span = spanOf(row)
      if (span.end > before || (full && span.start === last!.start)) break
      const key = `${span.start} ${row.department}`
      const its = parts.get(key)
      if (its) its.rows.push(row)
      else parts.set(key, { span, rows: [row] })
    }
    const foldings = [...parts.values()].map(({ span, rows: its }) => foldingOf(indicator, span, its, at))
    return { foldings, next: full && last!.end <= before ? last!.start : null }
  }

const foldingOf = (indicator: Indicator, span: Span, parts: readonly KeptRow[], at: number): Folding => {
  const fine = new Track()
  for (const row of parts) fine.put(row)
  const { made, ...taken } = madeOf(fine, 0, fine.length, indicator, span)
  const { indicator: id, region, category, department } = parts[0]!
  const { readAt, partial } = made
  const folded = { readAt, partial, rows: parts.length, at }
  return { into: { indicator: id, region, category, department, ...taken, source: null, revision: 0, folded }, parts }
}
