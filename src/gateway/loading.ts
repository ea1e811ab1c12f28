import type { Indicator } from '#contract/indicator.ts'
import { seriesKey } from '#contract/state.ts'
import { instantIn, type Span } from '#analysis/period.ts'
import type { Ledger } from './ledger.ts'
import { laidOut, type Pile } from './layOut.ts'
import type { Model } from './model.ts'
import type { KeptColumns } from './store/types.ts'
import { FOLDED } from './track.ts'

/** A series whose rows are being read, with its newest period so far, and where the rows of each department go. */
interface Seat {
  indicator: Indicator
  region: string
  category: string | null
  newest: Span | null
  piles: Map<number, { whole: number; fine: number; frozen: number; department: string }>
}

/** Reads kept rows for a ledger by the column, without an object a row; the ledger has them once all are there. */
export class Loading {
  private readonly seats = new Map<number, Seat | null>()
  private readonly spans = new Map<string, Map<number, Span>>()
  private readonly piles: Pile[] = []
  private count = 0

  constructor(
    private readonly model: Model,
    private readonly ledger: Ledger,
  ) {}

  take(rows: KeptColumns): void {
    const { series, departments, starts, ends, flags } = rows
    const to = new Int32Array(series.length).fill(-1)
    for (let at = 0; at < series.length; at++) {
      const seat = this.seat(rows, series[at]!)
      if (!seat) continue
      const start = starts[at]!
      const end = ends[at]!
      const span = this.spanOf(seat.indicator, start, start === end)
      if (!seat.newest || seat.newest.start < span.start) seat.newest = span
      const { whole, fine, frozen } = this.pilesOf(rows, seat, departments[at]!)
      const folded = (flags[at]! & FOLDED) !== 0
      if (span.start === start && span.end === end) to[at] = folded ? frozen : whole
      else if (!folded || end <= span.end) to[at] = fine
    }
    this.piles.push({ rows, to })
  }

  /** Puts everything in order and into the ledger; answers each series with its newest period. */
  done(): { indicator: Indicator; region: string; category: string | null; newest: Span }[] {
    const tracks = laidOut(this.piles, this.count)
    return [...this.seats.values()].flatMap((seat) => {
      if (!seat?.newest) return []
      const { indicator, region, category, newest, piles } = seat
      for (const { whole, fine, frozen, department } of piles.values()) {
        const feed = this.ledger.feed(seriesKey(indicator.id, region, category), department)
        feed.whole = feed.whole.over(tracks[whole]!)
        feed.fine = feed.fine.over(tracks[fine]!)
        feed.frozen = feed.frozen.over(tracks[frozen]!)
      }
      if (category !== null) this.ledger.learn(indicator.id, region, category, indicator.scope.root)
      return [{ indicator, region, category, newest }]
    })
  }

  private seat(rows: KeptColumns, number: number): Seat | null {
    let seat = this.seats.get(number)
    if (seat !== undefined) return seat
    const { indicator: id, region, category } = rows.seriesOf(number)
    const indicator = this.model.indicators.get(id)
    seat = indicator && this.model.regions.has(region) ? { indicator, region, category, newest: null, piles: new Map() } : null
    this.seats.set(number, seat)
    return seat
  }

  private pilesOf(rows: KeptColumns, seat: Seat, department: number): { whole: number; fine: number; frozen: number } {
    let piles = seat.piles.get(department)
    if (!piles) {
      piles = { whole: this.count++, fine: this.count++, frozen: this.count++, department: rows.departmentOf(department) }
      seat.piles.set(department, piles)
    }
    return piles
  }

  /** The same few periods come again and again: each is worked out once. */
  private spanOf({ grain, stamp }: Indicator, start: number, instant: boolean): Span {
    const its = instant ? stamp : 'start'
    let spans = this.spans.get(grain + its)
    if (!spans) this.spans.set(grain + its, (spans = new Map()))
    let span = spans.get(start)
    if (!span) spans.set(start, (span = instantIn(start, grain, its, this.model.zone)))
    return span
  }
}
