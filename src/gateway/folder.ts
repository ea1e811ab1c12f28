import { setTimeout as sleep } from 'node:timers/promises'
import type { Indicator } from '#contract/indicator.ts'
import { millis } from '#analysis/duration.ts'
import type { Model } from './model.ts'
import { foldedBefore, planFold, SHORTER } from './folding.ts'
import { Overruled } from './store/errors.ts'
import { dayOf } from './store/packing/pack.ts'
import type { SeriesName } from './store/seriesBook.ts'
import type { KeptRow, Store } from './store/types.ts'

/** So many readings are rolled up in one transaction: others wait no longer than for these. */
const SLICE = 1_000
/** Ms after which a sweep begins anew, and how long it works at a time. */
const AGAIN = 3_600_000
const AT_A_TIME = 20_000

export interface FolderParts {
  store: Store
  now: () => number
  stopwatch: () => number
  model: () => Model
  /** What was rolled up, to be taken in. */
  folded: (rows: readonly KeptRow[]) => Promise<void>
}

/**
 * Rolls up what is older than the place keeps it raw, and packs whole minutes and hours that are older than it keeps them one by one:
 * once an hour all series, slice by slice, resting as long as it works; then makes their room to be used again.
 */
export class Folder {
  private left: SeriesName[] = []
  private gone = 0
  private began = -Infinity
  private closed = false

  constructor(private readonly parts: FolderParts) {}

  /** Goes on for a while, as the judge of number `fence`, until another one follows it. Rejects with CannotKeep: then it goes on there another time. */
  async work(fence: number | null): Promise<void> {
    await this.go(fence).catch((error: unknown) => {
      if (!(error instanceof Overruled)) throw error
    })
  }

  private async go(fence: number | null): Promise<void> {
    const { store, stopwatch } = this.parts
    const until = stopwatch() + AT_A_TIME
    if (this.left.length === 0) {
      if (stopwatch() < this.began + AGAIN) return
      this.began = stopwatch()
      this.left = (await store.series()).toReversed()
    }
    while (this.left.length > 0 && stopwatch() < until && !this.closed) {
      await this.fold(this.left.at(-1)!, fence)
      await this.pack(this.left.at(-1)!, fence)
      this.left.pop()
    }
    if (this.left.length === 0 && this.gone > 0) await this.vacuum()
  }

  private async vacuum(): Promise<void> {
    const { store, stopwatch } = this.parts
    this.gone = 0
    for (const step of store.vacuuming) {
      if (this.closed) return
      const began = stopwatch()
      await step()
      await sleep(stopwatch() - began)
    }
  }

  /** Whether a sweep is under way. */
  get sweeps(): boolean {
    return this.left.length > 0
  }

  /** The next work looks at all series. */
  anew(): void {
    this.left = []
    this.began = -Infinity
  }

  close(): void {
    this.closed = true
  }

  private async fold(name: SeriesName, fence: number | null): Promise<void> {
    const { store, model: modelNow, now, stopwatch, folded } = this.parts
    const model = modelNow()
    const indicator = model.indicators.get(name.indicator)
    if (!indicator || !model.regions.has(name.region)) return
    const before = foldedBefore(indicator, model, now())
    const plan = planFold(indicator, model, before, now())
    let from = Number.MIN_SAFE_INTEGER
    for (let most = SLICE; !this.closed;) {
      const began = stopwatch()
      const done = await store.fold({ series: name, from, to: before, shorter: SHORTER[indicator.grain], most }, plan, fence)
      this.gone += done.rows
      if (done.folded.length > 0) {
        await folded(done.folded)
        await sleep(stopwatch() - began)
      }
      if (done.next === null) return
      most = done.next === from ? most * 2 : SLICE
      from = done.next
    }
  }

  private async pack(name: SeriesName, fence: number | null): Promise<void> {
    const { store, model: modelNow, now, stopwatch } = this.parts
    const model = modelNow()
    const grain = model.indicators.get(name.indicator)?.grain
    const before = grain && packedBefore(grain, model, now())
    if (!before) return
    let from = Number.MIN_SAFE_INTEGER
    for (let most = SLICE; !this.closed;) {
      const began = stopwatch()
      const done = await store.pack({ series: name, from, to: before, shorter: SHORTER[grain], most }, fence)
      this.gone += done.rows
      if (done.rows > 0) await sleep(stopwatch() - began)
      else most *= 2
      if (done.next === null) return
      from = done.next
    }
  }
}

/** Whole periods that begin before this instant are packed; null for those that never are. */
const packedBefore = (grain: Indicator['grain'], { config: { place } }: Model, now: number): number | null => {
  if (grain !== 'minute' && grain !== 'hour') return null
  return dayOf(now - millis(grain === 'minute' ? place.keep.minutes : place.keep.hours))
}
