import type { Indicator } from '#contract/indicator.ts'
import { seriesKey } from '#contract/state.ts'
import { instantIn, type Span } from '#analysis/period.ts'
import { madeOf } from './made.ts'
import type { Model } from './model.ts'
import type { KeptRow } from './store/types.ts'
import { Track } from './track.ts'

/** One department's side of a series: periods as reported, finer readings, and what finer readings made before they were let go. */
export interface Feed {
  whole: Track
  fine: Track
  frozen: Track
}

const DAY = 86_400_000
/** How long finer readings stay in memory after their period ended: as long as a later period is compared with them. */
export const FINE: Record<Indicator['grain'], number> = {
  minute: DAY / 24,
  hour: 2 * DAY,
  day: 9 * DAY,
  week: 16 * DAY,
  month: 64 * DAY,
  quarter: 200 * DAY,
  half: 380 * DAY,
  year: 380 * DAY,
}
/** How far back periods are in memory; older ones are read from the store when asked for. */
export const REACH: Record<Indicator['grain'], number> = {
  minute: 2 * DAY,
  hour: 62 * DAY,
  day: 800 * DAY,
  week: 1500 * DAY,
  month: 20_000 * DAY,
  quarter: 40_000 * DAY,
  half: 40_000 * DAY,
  year: 80_000 * DAY,
}

/** Readings in memory, by series and department, with the categories and the newest period each series has. */
export class Ledger {
  private feeds = new Map<string, Map<string, Feed>>()
  private latestStarts = new Map<string, Span>()
  private known = new Map<string, Set<string>>()

  constructor(private readonly model: Model) {}

  /** Shares what another ledger holds of the indicators named. */
  adopt(other: Ledger, indicators: ReadonlySet<string>): void {
    const ours = (key: string) => indicators.has(key.slice(0, key.indexOf('|')))
    for (const [key, feeds] of other.feeds) if (ours(key)) this.feeds.set(key, feeds)
    for (const [key, span] of other.latestStarts)
      if (ours(key) || this.model.composites.has(key.slice(0, key.indexOf('|')))) this.latestStarts.set(key, span)
    for (const [key, categories] of other.known) if (ours(key)) this.known.set(key, categories)
  }

  /** Every series with a reading at or below it, that this config declares. */
  keys(): Iterable<string> {
    return this.latestStarts.keys()
  }

  feedsOf(key: string): ReadonlyMap<string, Feed> | undefined {
    return this.feeds.get(key)
  }

  /** The newest period with a reading at or below the series. */
  latest(key: string): Span | undefined {
    return this.latestStarts.get(key)
  }

  /** Says that a series has a reading in a period; answers whether that is its newest now. */
  raise(key: string, span: Span): boolean {
    const before = this.latestStarts.get(key)
    if (before && before.start >= span.start) return false
    this.latestStarts.set(key, span)
    return true
  }

  /** Categories seen at or below a region, in the order they came. */
  categories(indicator: string, region: string): Iterable<string> {
    return this.known.get(`${indicator}|${region}`) ?? []
  }

  /** Takes a kept row in; answers the period it belongs to, or null when nothing of this place's config wants it. */
  put(row: KeptRow): Span | null {
    const indicator = this.model.indicators.get(row.indicator)
    if (!indicator || !this.model.regions.has(row.region)) return null
    const feed = this.feed(seriesKey(row.indicator, row.region, row.category), row.department)
    const span = this.spanOf(row, indicator)
    if (row.folded) this.fold(feed, row, span)
    else if (row.start === span.start && row.end === span.end) feed.whole.put(row)
    else if (!isFolded(feed, span)) feed.fine.put(row)
    if (row.category !== null) this.learn(row.indicator, row.region, row.category, indicator.scope.root)
    return span
  }

  /** A department's side of a series, made where there is none. */
  feed(key: string, department: string): Feed {
    const departments = this.feeds.get(key) ?? new Map<string, Feed>()
    if (departments.size === 0) this.feeds.set(key, departments)
    let feed = departments.get(department)
    if (!feed) departments.set(department, (feed = { whole: new Track(), fine: new Track(), frozen: new Track() }))
    return feed
  }

  private spanOf(row: KeptRow, indicator: Indicator): Span {
    const instant = row.start === row.end
    return instantIn(row.start, indicator.grain, instant ? indicator.stamp : 'start', this.model.zone)
  }

  learn(indicator: string, region: string, category: string, root: string): void {
    for (let at: string | null = region; at !== null; at = at === root ? null : (this.model.regions.get(at)?.parent ?? null)) {
      const place = `${indicator}|${at}`
      const set = this.known.get(place)
      if (set?.has(category)) return
      if (set) set.add(category)
      else this.known.set(place, new Set([category]))
    }
  }

  /** Lets finer readings go whose periods are long over, and keeps what they made. */
  settle(now: number): void {
    for (const [key, departments] of this.feeds) {
      const indicator = this.model.indicators.get(key.slice(0, key.indexOf('|')))!
      const before = instantIn(now - FINE[indicator.grain], indicator.grain, 'start', this.model.zone).start
      for (const feed of departments.values()) this.freeze(feed, indicator, before)
    }
  }

  /** Lets periods go that began before an instant, by indicator; the store has them. */
  forget(before: ReadonlyMap<string, number>): void {
    for (const [key, departments] of this.feeds) {
      const from = before.get(key.slice(0, key.indexOf('|')))
      if (from === undefined) continue
      for (const { whole, fine, frozen } of departments.values()) for (const track of [whole, fine, frozen]) track.drop(0, track.from(from))
    }
  }

  /** Whether a finer reading came after its period was let go: then the whole period must be put back with `thaw`. */
  isFrozen(row: KeptRow, span: Span): boolean {
    const feed = this.feeds.get(seriesKey(row.indicator, row.region, row.category))?.get(row.department)
    return feed !== undefined && feed.frozen.at(span.start, span.end) >= 0 && !isFolded(feed, span)
  }

  /** Puts all finer readings of a frozen period back, as the store has them. */
  thaw(key: string, department: string, span: Span, rows: readonly KeptRow[]): void {
    const feed = this.feeds.get(key)?.get(department)
    const at = feed?.frozen.at(span.start, span.end) ?? -1
    if (!feed || at < 0) return
    feed.frozen.drop(at, at + 1)
    const indicator = this.model.indicators.get(key.slice(0, key.indexOf('|')))!
    const its = rows.filter((row) => row.department === department && this.spanOf(row, indicator).start === span.start)
    for (const row of its) if (row.folded || row.start !== span.start || row.end !== span.end) this.put(row)
  }

  /** Takes what the store has made of the finer readings of a period, which it has let go. */
  private fold(feed: Feed, row: KeptRow, span: Span): void {
    const { start, end, folded } = row
    if (start !== span.start || end !== span.end) {
      if (end <= span.end) feed.fine.put(row)
      return
    }
    const [low, high] = fineRange(feed.fine, span, this.model.indicators.get(row.indicator)!)
    feed.fine.drop(low, high)
    feed.frozen.put({ ...row, made: { ...folded!, folded: true } })
  }

  private freeze(feed: Feed, indicator: Indicator, before: number): void {
    while (feed.fine.length > 0) {
      const first = feed.fine.start(0)
      const span = instantIn(first, indicator.grain, feed.fine.end(0) === first ? indicator.stamp : 'start', this.model.zone)
      if (span.end > before) return
      const [low, high] = fineRange(feed.fine, span, indicator)
      if (high <= low) return
      if (!isFolded(feed, span)) feed.frozen.put(madeOf(feed.fine, low, high, indicator, span))
      feed.fine.drop(low, high)
    }
  }
}

/** Whether the store has let the finer readings of a period go. */
const isFolded = ({ frozen }: Feed, span: Span): boolean => {
  const at = frozen.at(span.start, span.end)
  return at >= 0 && frozen.made(at)?.folded === true
}

/** [low, high) of the finer readings that belong to a period: instants stamped at the end belong to the period before. */
export const fineRange = (fine: Track, span: Span, indicator: Indicator): [low: number, high: number] => {
  const edge = (instant: number): number => {
    const index = fine.from(instant)
    return indicator.stamp === 'end' && fine.at(instant, instant) === index ? index + 1 : index
  }
  return [edge(span.start), edge(span.end)]
}
