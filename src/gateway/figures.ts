import type { Composite } from '#contract/composite.ts'
import type { Indicator } from '#contract/indicator.ts'
import { QUALITIES, type Quality, seriesKey } from '#contract/state.ts'
import { placeBetween, weightedMean } from '#analysis/composite.ts'
import { periodAt, shift, type Span } from '#analysis/period.ts'
import { type Part, rollUp } from '#analysis/rollUp.ts'
import { type Cell, emptyCell } from './cell.ts'
import type { Ledger } from './ledger.ts'
import type { Model } from './model.ts'
import { reportedCell } from './reported.ts'
import { Weights } from './weights.ts'

/** How far a weight or an index member may look back for its newest value. */
const LOOK_BACK = 40

/** Computes cells from the ledger: reported, gathered, rolled up, totalled, composed. Remembers them until they are touched. */
export class Figures {
  private memo = new Map<string, Map<number, Cell>>()
  /** How often each indicator was touched, and how often all were. */
  private touched = new Map<string, number>()
  private cleared = 0
  readonly weights: Weights

  constructor(
    private readonly model: Model,
    private readonly ledger: Ledger,
  ) {
    this.weights = new Weights(model, ledger, (id, region, before) => this.newest(id, region, before))
  }

  /** Forgets a series in one period, or in all. */
  forget(key: string, start?: number): void {
    this.touch(key)
    if (start === undefined) this.memo.delete(key)
    else this.memo.get(key)?.delete(start)
  }

  /** Forgets a series in a period and all later ones. */
  forgetFrom(key: string, start: number): void {
    this.touch(key)
    const periods = this.memo.get(key)
    if (!periods) return
    for (const its of periods.keys()) if (its >= start) periods.delete(its)
  }

  forgetAll(): void {
    this.cleared += 1
    this.memo.clear()
  }

  private touch(key: string): void {
    const id = key.slice(0, key.indexOf('|'))
    this.touched.set(id, (this.touched.get(id) ?? 0) + 1)
  }

  /** A number that is another one whenever a figure of these indicators may be. */
  changesOf(ids: readonly string[]): number {
    return ids.reduce((sum, id) => sum + (this.touched.get(id) ?? 0), this.cleared)
  }

  /** The cell of a series in a period of the indicator's own grain. */
  cell(id: string, region: string, category: string | null, span: Span): Cell {
    return this.series(id, region, category)(span)
  }

  /** The cells of a series, for who asks for several: good until something is touched. */
  series(id: string, region: string, category: string | null): (span: Span) => Cell {
    const key = seriesKey(id, region, category)
    const periods = this.memo.get(key) ?? new Map<number, Cell>()
    if (periods.size === 0) this.memo.set(key, periods)
    return (span) => {
      let cell = periods.get(span.start)
      if (!cell) periods.set(span.start, (cell = this.make(id, region, category, span, (child, its) => this.cell(id, child, its, span))))
      return cell
    }
  }

  /** The same, not remembered: for who looks far back once. */
  peek(id: string, region: string, category: string | null, span: Span): Cell {
    return this.make(id, region, category, span, (child, its) => this.peek(id, child, its, span))
  }

  private make(
    id: string,
    region: string,
    category: string | null,
    span: Span,
    of: (region: string, category: string | null) => Cell,
  ): Cell {
    const composite = this.model.composites.get(id)
    if (composite) return this.composed(composite, region, span)
    const indicator = this.model.indicators.get(id)!
    const said = reportedCell(this.ledger.feedsOf(seriesKey(id, region, category)), indicator, span, null)
    const made = this.made(indicator, region, category, span, of)
    if (said) return made && made.origin === 'rolled' ? { ...said, check: made.value } : said
    return made ?? emptyCell(this.model.reports(region, indicator.scope.tier) ? 'never_reported' : 'no_reporter')
  }

  /**
   * The cell of `target` with each part known up to where that part of `span` is known: like is compared with like.
   * `cutOf` turns an instant of `span` into that of `target`, null for all of it. Null when nothing finer can be cut.
   */
  mirror(
    id: string,
    region: string,
    category: string | null,
    span: Span,
    target: Span,
    cutOf: (until: number) => number | null,
  ): Cell | null {
    const indicator = this.model.indicators.get(id)
    if (!indicator) return null
    const now = this.cell(id, region, category, span)
    const cut = now.until === null ? null : cutOf(now.until)
    if (now.origin === 'reported' || cut === null)
      return cut === null
        ? this.cell(id, region, category, target)
        : reportedCell(this.ledger.feedsOf(seriesKey(id, region, category)), indicator, target, cut)
    return this.made(
      indicator,
      region,
      category,
      target,
      (child, its) => this.mirror(id, child, its, span, target, cutOf) ?? emptyCell('never_reported'),
    )
  }

  private made(
    indicator: Indicator,
    region: string,
    category: string | null,
    span: Span,
    of: (region: string, category: string | null) => Cell,
  ): Cell | null {
    const rolled = this.rolled(indicator, region, category, span, of)
    if (rolled && rolled.knownAt !== null) return rolled
    const total = category === null && indicator.categories?.total ? this.totalled(indicator, region, of) : null
    return total && total.knownAt !== null ? total : (rolled ?? total)
  }

  private rolled(
    indicator: Indicator,
    region: string,
    category: string | null,
    span: Span,
    of: (region: string, category: string | null) => Cell,
  ): Cell | null {
    const { tier } = indicator.scope
    if (indicator.rollUp.method === 'never' || this.model.regions.get(region)?.tier === tier) return null
    const children = this.model.children(region).filter((child) => child.kind !== 'functional' && this.model.reports(child.code, tier))
    if (children.length === 0) return null
    const open = category !== null && indicator.categories?.kind !== 'closed'
    const cells = children.map((child) => of(child.code, category))
    const parts = children.map((child, index): Part => ({
      region: child.code,
      value: cells[index]!.value,
      numerator: cells[index]!.numerator,
      denominator: cells[index]!.denominator,
      weight: this.weight(indicator, child.code, span, cells[index]!),
      quality: cells[index]!.quality,
      expected: !open || cells[index]!.knownAt !== null,
    }))
    return joined(rollUp(parts, indicator.rollUp, indicator.per), cells, 'rolled')
  }

  private totalled(indicator: Indicator, region: string, of: (region: string, category: string | null) => Cell): Cell | null {
    const declared = indicator.categories?.kind === 'closed' ? indicator.categories.list.map((one) => one.id) : []
    const ids = declared.length > 0 ? declared : [...this.ledger.categories(indicator.id, region)]
    if (ids.length === 0) return null
    const cells = ids.map((id) => of(region, id))
    const parts = cells.map((cell, index): Part => ({
      region: ids[index]!,
      value: cell.value,
      numerator: cell.numerator,
      denominator: cell.denominator,
      weight: 1,
      quality: cell.quality,
      expected: declared.length > 0 || cell.knownAt !== null,
    }))
    const method = indicator.gather === 'ratio' ? ('ratio' as const) : ('sum' as const)
    return joined(rollUp(parts, { method, coverage: 1 }, indicator.per), cells, 'rolled')
  }

  /** Leaves weigh as many as have a value, so that a mean of means is the mean of them all. */
  private weight(indicator: Indicator, region: string, span: Span, cell: Cell): number | null {
    if (indicator.rollUp.method !== 'mean') return null
    const { weight } = indicator.rollUp
    if (weight === undefined) return 1
    if (weight === 'leaves')
      return cell.value !== null && cell.origin === 'rolled' ? leavesIn(cell) : this.model.leaves(region, indicator.scope.tier)
    return this.newest(weight, region, span.end)?.value ?? null
  }

  /** The newest whole value of a series whose period begins before an instant. */
  newest(id: string, region: string, before: number): Cell | null {
    const grain = (this.model.indicators.get(id) ?? this.model.composites.get(id))?.grain
    const latest = this.ledger.latest(seriesKey(id, region, null))
    if (!grain || !latest) return null
    const cellIn = this.series(id, region, null)
    let span = latest.start < before ? latest : periodAt(before - 1, grain, this.model.zone)
    for (let step = 0; step < LOOK_BACK; step++) {
      const cell = cellIn(span)
      if (cell.value !== null && cell.until === null) return cell
      span = shift(span, -1, this.model.zone)
    }
    return null
  }

  /** The members of an index that it rests on in a period: the newest of each not later, and its place. */
  members(composite: Composite, region: string, span: Span): { cell: Cell | null; place: number | null }[] {
    return composite.members.map(({ indicator, floor, ceiling }) => {
      const cell = this.newest(indicator, region, span.end)
      return { cell, place: cell?.value == null ? null : placeBetween(cell.value, floor, ceiling) }
    })
  }

  private composed(composite: Composite, region: string, span: Span): Cell {
    const members = this.members(composite, region, span)
    const { value, have, of, share } = weightedMean(
      members.map(({ place }) => place),
      this.weights.of(composite).weights,
      composite.coverage,
    )
    const cells = members.map(({ cell }) => cell)
    const found = cells.filter((cell) => cell !== null)
    return joined(
      {
        value,
        numerator: null,
        denominator: null,
        reason: value === null ? 'no_member' : null,
        coverage: { have, of, share },
        quality: worstOf(found, value),
      },
      found,
      'derived',
    )
  }
}

const leavesIn = (cell: Cell): number => cell.coverage?.have ?? 1

const worstOf = (cells: readonly Cell[], value: number | null): Quality =>
  value === null
    ? 'missing'
    : QUALITIES[Math.max(0, ...cells.filter((cell) => cell.value !== null).map((cell) => QUALITIES.indexOf(cell.quality)))]!

/** A value of estimates and simulated parts is estimated: that it is simulated is said besides. */
const estimateKept = (quality: Quality, cells: readonly Cell[]): Quality =>
  quality === 'simulated' && cells.some((cell) => cell.value !== null && cell.quality === 'estimated') ? 'estimated' : quality

const extreme = (pick: (...values: number[]) => number, values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : pick(...known)
}

const joined = (made: ReturnType<typeof rollUp>, cells: readonly Cell[], origin: Cell['origin']): Cell => ({
  ...emptyCell('never_reported', origin),
  value: made.value,
  numerator: made.numerator,
  denominator: made.denominator,
  reason: made.reason,
  quality: estimateKept(made.quality, cells),
  coverage: made.coverage,
  simulated: cells.some((cell) => cell.simulated),
  departments: [...new Set(cells.flatMap((cell) => cell.departments))],
  knownAt: extreme(
    Math.max,
    cells.map((cell) => cell.knownAt),
  ),
  readAt: extreme(
    Math.max,
    cells.map((cell) => cell.readAt),
  ),
  oldestAt: extreme(
    Math.min,
    cells.map((cell) => cell.oldestAt),
  ),
  until: extreme(
    Math.max,
    cells.map((cell) => cell.until),
  ),
})
