import { seriesKey } from '#contract/state.ts'
import { periodAt, type Span } from '#analysis/period.ts'
import type { Figures } from './figures.ts'
import type { Ledger } from './ledger.ts'
import type { Model } from './model.ts'

/** Series to judge anew, each with the start of the oldest period that changed in it. */
export type Dirty = Map<string, number>

/** What a reading moves: its series, the totals and parents above it, the indices it is part of, the means it weighs. */
export class Touch {
  private seen = new Set<string>()

  constructor(
    private readonly model: Model,
    private readonly ledger: Ledger,
    private readonly figures: Figures,
    private readonly dirty: Dirty,
  ) {}

  /** Marks a period of a series, and all that hangs on it. */
  series(id: string, region: string, category: string | null, span: Span): void {
    const key = seriesKey(id, region, category)
    const visit = `${key}@${span.start}`
    if (this.seen.has(visit)) return
    this.seen.add(visit)
    this.figures.forget(key, span.start)
    const raised = this.ledger.raise(key, span)
    this.dirty.set(key, Math.min(this.dirty.get(key) ?? Infinity, span.start))
    const indicator = this.model.indicators.get(id)
    if (!indicator) return
    if (category !== null && indicator.categories?.total) this.series(id, region, null, span)
    const parent = this.model.regions.get(region)?.parent
    if (indicator.rollUp.method !== 'never' && region !== indicator.scope.root && parent) this.series(id, parent, category, span)
    if (category !== null) return
    this.compositesOf(id, region, span, raised)
    for (const weighed of this.model.weighs(id)) this.meansAbove(weighed.id, region, weighed.scope.root)
  }

  /** An index takes the newest of its members: what changed moves later periods, and a newest that is another one (`raised`) all. */
  private compositesOf(id: string, region: string, span: Span, raised: boolean): void {
    for (const composite of this.model.memberOf(id)) {
      if (!this.model.within(region, composite.scope.root)) continue
      const key = seriesKey(composite.id, region, null)
      const its = periodAt(span.start, composite.grain, this.model.zone)
      const visit = `${key}@${its.start}${raised ? ' raised' : ''}`
      if (this.seen.has(visit)) continue
      this.seen.add(visit)
      this.figures.weights.touched(composite.id, its.start)
      if (raised) this.figures.forget(key)
      else this.figures.forgetFrom(key, its.start)
      const newer = this.ledger.raise(key, its)
      this.dirty.set(key, Math.min(this.dirty.get(key) ?? Infinity, its.start))
      this.compositesOf(composite.id, region, its, raised || newer)
    }
  }

  /** An index has other weights: all its figures, and those of the indices it is part of, are other ones; how they came to their level stands. */
  weighed(id: string): void {
    for (const { code } of this.model.standing(this.model.composites.get(id)!.scope)) {
      const key = seriesKey(id, code, null)
      this.figures.forget(key)
      if (this.ledger.latest(key)) this.dirty.set(key, this.dirty.get(key) ?? Infinity)
    }
    for (const above of this.model.memberOf(id)) {
      this.figures.weights.touched(above.id, -Infinity)
      this.weighed(above.id)
    }
  }

  private meansAbove(id: string, region: string, root: string): void {
    for (
      let at = this.model.regions.get(region)?.parent ?? null;
      at !== null;
      at = at === root ? null : (this.model.regions.get(at)?.parent ?? null)
    ) {
      for (const category of [null, ...this.ledger.categories(id, at)]) this.anew(seriesKey(id, at, category))
      this.compositesAnew(id, at)
    }
  }

  /** All periods of a series that has any. */
  private anew(key: string): void {
    this.figures.forget(key)
    if (this.ledger.latest(key)) this.dirty.set(key, -Infinity)
  }

  private compositesAnew(id: string, region: string): void {
    for (const { id: composite, scope } of this.model.memberOf(id)) {
      if (!this.model.within(region, scope.root)) continue
      this.figures.weights.touched(composite, -Infinity)
      this.anew(seriesKey(composite, region, null))
      this.compositesAnew(composite, region)
    }
  }
}
