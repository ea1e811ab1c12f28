import type { Composite } from '#contract/composite.ts'
import type { Indicator } from '#contract/indicator.ts'
import type { Level } from '#contract/names.ts'
import type { Base, Period, State } from '#contract/state.ts'
import { basesOf } from '#analysis/bases.ts'
import { freshnessAt, nextDue } from '#analysis/freshness.ts'
import { judgeLevel } from '#analysis/level.ts'
import { labelOf, parseTime, periodAt, shift, type Span } from '#analysis/period.ts'
import { dueOn, targetFor } from '#analysis/targets.ts'
import { trendOf } from '#analysis/trend.ts'
import { iso } from '#analysis/zone.ts'
import { type Cell, emptyCell } from './cell.ts'
import type { Figures } from './figures.ts'
import type { Ledger } from './ledger.ts'
import type { Model } from './model.ts'
import { seriesKey } from '#contract/state.ts'

/** A judged state, and the instants at which its freshness will change by itself. */
export interface Judged {
  state: State
  wake: number[]
}

/** What a series is declared to be: an indicator, or an index shown as one. */
export type Declared = Pick<
  Indicator,
  | 'id'
  | 'grain'
  | 'accrual'
  | 'compare'
  | 'better'
  | 'bands'
  | 'hysteresis'
  | 'every'
  | 'due'
  | 'lost'
  | 'until'
  | 'scope'
  | 'department'
  | 'gather'
>

const REPLAY = 30

const shownAs = (index: Composite): Declared => ({
  ...index,
  accrual: 'period',
  compare: 'previous',
  better: 'higher',
  every: undefined,
  due: '0s',
  lost: undefined,
  until: index.until,
  gather: 'last',
})

/** Judges series: pure over the ledger, the figures, the state before and now. */
export class Judge {
  private readonly indices: ReadonlyMap<string, Declared>
  /** The same few spans are shown again and again. */
  private readonly named = new WeakMap<Span, Omit<Period, 'until'>>()

  constructor(
    private readonly model: Model,
    private readonly ledger: Ledger,
    private readonly figures: Figures,
  ) {
    this.indices = new Map(model.config.indices.map((index) => [index.id, shownAs(index)]))
  }

  declared(id: string): Declared | null {
    return this.model.indicators.get(id) ?? this.indices.get(id) ?? null
  }

  /** `pastMoved`: a period before the shown one changed, so levels are lived through again. */
  judge(
    id: string,
    region: string,
    category: string | null,
    before: State | undefined,
    pastMoved: (shown: Span) => boolean,
    now: number,
  ): Judged {
    const declared = this.declared(id)!
    const shown = this.shown(declared, region, category, now)
    const cell = shown?.cell ?? this.silent(declared, region)
    const fresh = this.freshness(declared, cell, shown?.span ?? null, now)
    const bases = shown ? this.bases(declared, region, category, shown.span, cell) : { previous: null, lastYear: null }
    const level = shown
      ? this.level(declared, region, category, shown.span, cell, before, pastMoved(shown.span), now)
      : { level: 'normal' as const, since: null }
    const state: State = {
      indicator: id,
      region,
      category,
      period: shown ? this.period(shown.span, cell.until) : null,
      value: cell.value,
      reason: cell.reason,
      origin: cell.origin,
      coverage: cell.coverage,
      check: cell.check,
      previous: bases.previous,
      lastYear: bases.lastYear,
      target: shown && category === null ? this.target(id, region, shown.span) : null,
      level: level.level,
      levelSince: level.since,
      trend: shown ? this.trend(declared, region, category, shown.span) : 'unknown',
      freshness: fresh.freshness,
      quality: cell.quality,
      simulated: cell.simulated || this.simulatedAuthority(declared, cell),
      dispute: cell.dispute,
      departments: [...cell.departments],
      knownAt: cell.knownAt === null ? null : this.iso(cell.knownAt),
      readAt: cell.readAt === null ? null : this.iso(cell.readAt),
      config: this.model.number,
    }
    return { state, wake: fresh.wake }
  }

  private iso(instant: number): string {
    return iso(instant, this.model.zone)
  }

  private silent(declared: Declared, region: string): Cell {
    return emptyCell(
      this.model.reports(region, declared.scope.tier) ? 'never_reported' : 'no_reporter',
      this.model.composites.has(declared.id) ? 'derived' : 'reported',
    )
  }

  private simulatedAuthority(declared: Declared, cell: Cell): boolean {
    return cell.departments.length === 0 && (this.model.departments.get(declared.department)?.simulated ?? false)
  }

  /** The newest period; an incomplete roll-up waits behind the complete one before it until it is overdue. */
  private shown(declared: Declared, region: string, category: string | null, now: number): { span: Span; cell: Cell } | null {
    const span = this.ledger.latest(seriesKey(declared.id, region, category))
    if (!span) return null
    const cell = this.figures.cell(declared.id, region, category, span)
    if (cell.reason !== 'incomplete') return { span, cell }
    const earlier = shift(span, -1, this.model.zone)
    const whole = this.figures.cell(declared.id, region, category, earlier)
    const bounds = nextDue(declared, earlier, this.model.zone)
    const waits = whole.value !== null && bounds !== null && now <= bounds.due
    return waits ? { span: earlier, cell: whole } : { span, cell }
  }

  private freshness(declared: Declared, cell: Cell, span: Span | null, now: number): { freshness: State['freshness']; wake: number[] } {
    const { zone } = this.model
    const until = declared.until ? parseTime(declared.until, zone) : null
    const ended = until?.ok ? (span ? span.end >= until.value.end : now >= until.value.end) : false
    if (ended) return { freshness: 'ended', wake: [] }
    if (!span) return { freshness: cell.reason === 'no_reporter' ? 'ended' : 'lost', wake: [] }
    const newest = cell.until !== null && cell.oldestAt !== null ? { start: cell.oldestAt, end: cell.oldestAt } : span
    if (cell.origin === 'derived') {
      const due = shift(span, 1, zone).end
      return { freshness: freshnessAt(now, { due, lost: shift(span, 3, zone).end }, false), wake: [due] }
    }
    const bounds = nextDue(declared, newest, zone)
    return bounds ? { freshness: freshnessAt(now, bounds, false), wake: [bounds.due, bounds.lost] } : { freshness: 'ended', wake: [] }
  }

  private bases(declared: Declared, region: string, category: string | null, span: Span, cell: Cell): Pick<State, 'previous' | 'lastYear'> {
    const { zone, calendar } = this.model
    const known = new Map<number | null, ReturnType<typeof basesOf>>()
    const asked = (until: number | null) => {
      let bases = known.get(until)
      if (!bases) known.set(until, (bases = basesOf({ span, until, indicator: declared, zone, calendar })))
      return bases
    }
    const base = (which: 'previous' | 'lastYear'): Base | null => {
      const one = asked(cell.until)[which]
      if (!one) return null
      const composed = this.model.composites.has(declared.id)
      const there = composed
        ? this.figures.cell(declared.id, region, category, one.span)
        : this.figures.mirror(declared.id, region, category, span, one.span, (until) => asked(until)[which]?.until ?? null)
      if (there?.value == null) return null
      return { value: there.value, period: this.period(one.span, one.until), basis: one.basis }
    }
    return { previous: base('previous'), lastYear: base('lastYear') }
  }

  private period(span: Span, until: number | null): Period {
    let named = this.named.get(span)
    if (!named) {
      named = { start: this.iso(span.start), end: this.iso(span.end), label: labelOf(span, this.model.zone) }
      this.named.set(span, named)
    }
    return { ...named, until: until === null ? null : this.iso(until) }
  }

  private level(
    declared: Declared,
    region: string,
    category: string | null,
    span: Span,
    cell: Cell,
    before: State | undefined,
    pastMoved: boolean,
    now: number,
  ): { level: Level; since: string | null } {
    if (declared.bands.length === 0) return { level: 'normal', since: null }
    if (before?.period && !pastMoved && Date.parse(before.period.start) <= span.start) {
      const level = judgeLevel(cell.value, declared.bands, declared.hysteresis, before.level)
      if (level === before.level) return { level, since: before.levelSince }
      return { level, since: this.iso(Math.min(now, cell.readAt ?? now)) }
    }
    return this.lived(declared, region, category, span)
  }

  /** Levels lived through period by period, so that hysteresis and since-when hold from the first look on. */
  private lived(declared: Declared, region: string, category: string | null, span: Span): { level: Level; since: string | null } {
    const cellIn = this.figures.series(declared.id, region, category)
    let level: Level = 'normal'
    let since: number | null = null
    for (let step = -REPLAY; step <= 0; step++) {
      const its = step === 0 ? span : shift(span, step, this.model.zone)
      const cell = cellIn(its)
      if (cell.value === null) continue
      const next = judgeLevel(cell.value, declared.bands, declared.hysteresis, level)
      if (next !== level || since === null) since = Math.min(its.end, cell.readAt ?? its.end)
      level = next
    }
    return { level, since: since === null ? null : this.iso(since) }
  }

  private trend(declared: Declared, region: string, category: string | null, span: Span): State['trend'] {
    const { zone } = this.model
    const cellIn = this.figures.series(declared.id, region, category)
    const running = cellIn(span).until !== null
    const step = declared.grain === 'day' && declared.compare === 'weekday' ? 7 : 1
    const last = running ? shift(span, -step, zone) : span
    const values = [5, 4, 3, 2, 1, 0].map((back) => {
      const its = shift(last, -back * step, zone)
      const { value } = cellIn(its)
      if (declared.accrual === 'period' || value === null) return value
      const base = basesOf({ span: its, until: null, indicator: declared, zone, calendar: this.model.calendar }).lastYear
      const then = base && cellIn(base.span).value
      return then ? value / then : null
    })
    return trendOf(values, declared.better)
  }

  private target(id: string, region: string, span: Span): State['target'] {
    const { config, zone } = this.model
    const target = targetFor(config.targets, id, region, span, zone)
    if (!target) return null
    return {
      value: target.value,
      kind: target.kind,
      due: dueOn(target, span, zone, this.lastYear(target.path, id, region, span)),
      source: target.source,
    }
  }

  private lastYear(path: unknown, id: string, region: string, span: Span): { at: number | null; whole: number | null } | undefined {
    if (path !== 'lastYear') return undefined
    const indicator = this.model.indicators.get(id)
    if (!indicator) return undefined
    const then = basesOf({ span, until: null, indicator, zone: this.model.zone, calendar: this.model.calendar }).lastYear
    const year = periodAt(span.start, 'year', this.model.zone)
    const last = shift(periodAt(year.start - 1, indicator.grain, this.model.zone), 0, this.model.zone)
    return {
      at: then ? this.figures.cell(id, region, null, then.span).value : null,
      whole: this.figures.cell(id, region, null, last).value,
    }
  }
}
