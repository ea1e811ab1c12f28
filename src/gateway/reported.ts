import type { Indicator } from '#contract/indicator.ts'
import { gather } from '#analysis/gather.ts'
import type { Span } from '#analysis/period.ts'
import { type Cell, emptyCell } from './cell.ts'
import { type Feed, fineRange } from './ledger.ts'
import { knownUntil } from './made.ts'
import { readsOf } from './reads.ts'
import type { Track } from './track.ts'

/** What one department said of one period: its own period reading wins, else its finer readings gathered up to `until`. */
const saidBy = (department: string, feed: Feed, indicator: Indicator, span: Span, cut: number | null): Cell | null => {
  const track = cut === null ? [feed.whole, feed.frozen].find((one) => one.at(span.start, span.end) >= 0) : undefined
  if (track) {
    const at = track.at(span.start, span.end)
    const finer = track === feed.frozen ? track.made(at) : undefined
    const reads = readsOf(track, at, at + 1)
    const made =
      indicator.gather === 'ratio'
        ? gather(reads.samples, 'ratio', indicator.per)
        : { value: track.value(at), numerator: track.numerator(at), denominator: track.denominator(at), reason: null }
    return cellOf(
      department,
      made.value,
      made.numerator,
      made.denominator,
      made.reason,
      reads,
      finer?.readAt ?? Math.min(span.end, Math.max(span.start, track.knownAt(at))),
      finer?.partial ? finer.readAt : null,
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
    feed.fine.end(high - 1),
    knownUntil(feed.fine, high - 1, indicator, span),
  )
}

/** The first index whose reading is not over by an instant. */
const endedBy = (fine: Track, instant: number): number => {
  let index = fine.from(instant + 1)
  while (index > 0 && fine.end(index - 1) > instant) index--
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
  const cells = inOrder(feeds, indicator).flatMap(([department, feed]) => saidBy(department, feed, indicator, span, cut) ?? [])
  const [shown, ...others] = cells
  if (!shown) return null
  const against =
    shown.value === null ? undefined : others.find((cell) => cell.value !== null && differs(cell.value, shown.value!, indicator.tolerance))
  if (!against) return shown
  return { ...shown, quality: 'disputed', dispute: { department: against.departments[0]!, value: against.value! } }
}

/** The authority first, then the others as they are declared, then those that are declared no more. */
const inOrder = (feeds: ReadonlyMap<string, Feed>, { department, departments }: Indicator): readonly [string, Feed][] => {
  if (feeds.size === 1) return [...feeds]
  const rank = (one: string): number => {
    const declared = departments.indexOf(one)
    return one === department ? -1 : declared < 0 ? departments.length : declared
  }
  return [...feeds].toSorted(([a], [b]) => rank(a) - rank(b))
}

const differs = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) > tolerance * Math.max(Math.abs(a), Math.abs(b))
