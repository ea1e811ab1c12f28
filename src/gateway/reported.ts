import type { Indicator } from '#contract/indicator.ts'
import { gather } from '#analysis/gather.ts'
import type { Span } from '#analysis/period.ts'
import { type Cell, emptyCell } from './cell.ts'
import { type Feed, fineRange, knownUntil } from './ledger.ts'
import { readsOf } from './reads.ts'
import type { Track } from './track.ts'

/** What one department said of one period: its own period reading wins, else its finer readings gathered up to `until`. */
const saidBy = (department: string, feed: Feed, indicator: Indicator, span: Span, cut: number | null): Cell | null => {
  const track = cut === null ? [feed.whole, feed.frozen].find((one) => one.at(span.start, span.end) >= 0) : undefined
  if (track) {
    const at = track.at(span.start, span.end)
    const ratio = indicator.gather === 'ratio' && track === feed.whole
    const reads = readsOf(track, at, at + 1)
    const made = ratio
      ? gather(reads.samples, 'ratio', indicator.per)
      : { value: track.values[at]!, numerator: track.numerators[at]!, denominator: track.denominators[at]!, reason: null }
    const until = feed.frozenUntil.get(span.start) ?? null
    return cellOf(
      department,
      made.value,
      made.numerator,
      made.denominator,
      made.reason,
      reads,
      Math.min(span.end, Math.max(span.start, track.known[at]!)),
      track === feed.frozen ? until : null,
    )
  }
  const [low, end] = fineRange(feed.fine, span, indicator)
  const high = cut === null ? end : Math.min(end, endedBy(feed.fine, cut))
  if (high <= low) return null
  const reads = readsOf(feed.fine, low, high)
  const made = gather(reads.samples, indicator.gather, indicator.per)
  return cellOf(
    department,
    made.value,
    made.numerator,
    made.denominator,
    made.reason,
    reads,
    feed.fine.ends[high - 1]!,
    knownUntil(feed.fine, high - 1, indicator, span),
  )
}

/** The first index whose reading is not over by an instant. */
const endedBy = (fine: Track, instant: number): number => {
  let index = fine.from(instant + 1)
  while (index > 0 && fine.ends[index - 1]! > instant) index--
  return index
}

const cellOf = (
  department: string,
  value: number | null,
  numerator: number | null,
  denominator: number | null,
  reason: Cell['reason'],
  reads: { estimated: boolean; simulated: boolean; knownAt: number },
  readAt: number,
  until: number | null,
): Cell => ({
  ...emptyCell('reported_missing'),
  value,
  numerator,
  denominator,
  reason: value === null ? (reason ?? 'reported_missing') : null,
  // That it is simulated is said by `simulated` as well: an estimate stays one.
  quality: value === null ? 'missing' : reads.estimated ? 'estimated' : reads.simulated ? 'simulated' : 'measured',
  simulated: reads.simulated,
  departments: [department],
  knownAt: reads.knownAt,
  readAt,
  oldestAt: readAt,
  until,
})

/**
 * The reported cell of a series in a period, or null when nobody reported it. The declared authority's value is shown;
 * another department's beyond the tolerance makes it disputed. `cut` takes only readings before that instant.
 */
export const reportedCell = (
  feeds: ReadonlyMap<string, Feed> | undefined,
  indicator: Indicator,
  span: Span,
  cut: number | null,
): Cell | null => {
  if (!feeds) return null
  const order = [indicator.department, ...indicator.departments, ...feeds.keys()]
  const cells = [...new Set(order)].flatMap((department) => {
    const feed = feeds.get(department)
    const cell = feed && saidBy(department, feed, indicator, span, cut)
    return cell ? [cell] : []
  })
  const [shown, ...others] = cells
  if (!shown) return null
  const against =
    shown.value === null ? undefined : others.find((cell) => cell.value !== null && differs(cell.value, shown.value!, indicator.tolerance))
  if (!against) return shown
  return { ...shown, quality: 'disputed', dispute: { department: against.departments[0]!, value: against.value! } }
}

const differs = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) > tolerance * Math.max(Math.abs(a), Math.abs(b))
