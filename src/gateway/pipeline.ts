import type { Reading, ReadingsAnswer } from '#contract/reading.ts'
import type { Indicator } from '#contract/indicator.ts'
import { GRAINS } from '#contract/names.ts'
import { seriesKey, type State } from '#contract/state.ts'
import type { Span } from '#analysis/period.ts'
import { type Board, keyOf } from './board.ts'
import type { Numbered, Sender } from './doors.ts'
import { Figures } from './figures.ts'
import { Judge } from './judge.ts'
import { Ledger, REACH } from './ledger.ts'
import type { Model } from './model.ts'
import { Categories } from './openCategories.ts'
import { checkRow } from './rowCheck.ts'
import { sameState } from './sameState.ts'
import { isNotable } from './session.ts'
import type { KeptRow, Row, Store } from './store/types.ts'
import { type Dirty, Touch } from './touch.ts'

/** How long judging may hold the loop before it lets others in. */
const SLICE_MS = 8
const PER_POST = 2_000

/** What one tick posts: kept first, then told. */
export interface Post {
  position: number
  changed: readonly State[]
  gone: readonly string[]
  /** What stood until now of that which changed, by series key. */
  before: ReadonlyMap<string, State>
  /** Series that were notable until now. */
  calmed: ReadonlySet<string>
}

/** What decides how readings of an indicator lie in memory. */
const shapeOf = ({ grain, stamp, gather, per, every, scope, categories, rollUp, until }: Indicator): string =>
  JSON.stringify([grain, stamp, gather, per, every, scope, categories, rollUp, until])

const breath = () => new Promise<void>((resolve) => setImmediate(resolve))

/** accept → keep → judge → post. One per config: another config makes another pipeline over the same store and board. */
export class Pipeline {
  readonly ledger: Ledger
  readonly figures: Figures
  private readonly judge: Judge
  private readonly dirty: Dirty = new Map()
  private readonly wakes = new Map<string, number[]>()
  private readonly reach = new Map<string, number>()

  constructor(
    readonly model: Model,
    private readonly store: Store,
    private readonly board: Board,
    private readonly now: () => number,
    private readonly stopwatch: () => number,
  ) {
    this.ledger = new Ledger(model)
    this.figures = new Figures(model, this.ledger)
    this.judge = new Judge(model, this.ledger, this.figures)
  }

  /** Reads what the store holds into memory, and marks everything that should stand on the board. */
  async open(progress: (rows: number) => void = () => undefined): Promise<void> {
    let rows = 0
    const unread = this.model.config.indicators.filter((indicator) => !this.reach.has(indicator.id))
    for (const grain of GRAINS) {
      const indicators = unread.filter((indicator) => indicator.grain === grain)
      const from = this.now() - REACH[grain]
      if (indicators.length > 0)
        for await (const chunk of this.store.load(
          indicators.map((one) => one.id),
          from,
        )) {
          this.take(chunk, new Map())
          progress((rows += chunk.length))
          await breath()
        }
      for (const one of indicators) this.reach.set(one.id, from)
    }
    this.ledger.settle(this.now())
    for (const declared of [...this.model.config.indicators, ...this.model.config.indices])
      for (const region of this.model.standing(declared.scope)) this.markStanding(declared.id, region.code)
    for (const key of this.ledger.keys()) this.dirty.set(key, Infinity)
  }

  /** Takes over what another config's pipeline has in memory, for every indicator that is kept and gathered as before. */
  adopt(other: Pipeline): void {
    if (JSON.stringify(other.model.config.regions) !== JSON.stringify(this.model.config.regions)) return
    const kept = new Set<string>()
    for (const indicator of this.model.config.indicators) {
      const before = other.model.indicators.get(indicator.id)
      if (!before || shapeOf(before) !== shapeOf(indicator) || !other.reach.has(indicator.id)) continue
      kept.add(indicator.id)
      this.reach.set(indicator.id, other.reach.get(indicator.id)!)
    }
    this.ledger.adopt(other.ledger, kept)
    for (const declared of [...this.model.config.indicators, ...this.model.config.indices]) {
      const before = other.model.indicators.get(declared.id) ?? other.model.composites.get(declared.id)
      if (before && JSON.stringify([before.bands, before.hysteresis]) !== JSON.stringify([declared.bands, declared.hysteresis]))
        this.relive.add(declared.id)
    }
  }

  private readonly relive = new Set<string>()

  /** Every declared series stands from the start, reported or not: but for regions and totals nobody promises. */
  private markStanding(id: string, region: string): void {
    const key = seriesKey(id, region, null)
    const indicator = this.model.indicators.get(id)
    const { tier, kind } = this.model.regions.get(region)!
    const unpromised =
      kind === 'functional' ||
      (indicator?.rollUp.method === 'never' && tier !== indicator.scope.tier) ||
      (indicator?.categories && !indicator.categories.total)
    if (!unpromised || this.ledger.latest(key)) this.dirty.set(key, Infinity)
  }

  /** Reads older periods of an indicator into memory when somebody asks for them. */
  async ensure(id: string, from: number): Promise<void> {
    const members = this.model.composites.get(id)?.members.map((member) => member.indicator) ?? [id]
    for (const member of members) {
      if (this.model.composites.has(member)) await this.ensure(member, from)
      const reached = this.reach.get(member)
      if (reached === undefined || reached <= from) continue
      this.reach.set(member, from)
      for await (const chunk of this.store.load([member], from)) this.take(chunk, new Map())
    }
  }

  /** Checks and keeps rows in one transaction, then takes them in. Rejects with CannotKeep when nothing was kept. */
  async accept(rows: readonly Numbered<Reading>[], sender: Sender): Promise<ReadingsAnswer> {
    const answer: ReadingsAnswer = { accepted: 0, unchanged: 0, revised: 0, refused: [] }
    const good: Row[] = []
    const categories = new Categories(this.ledger)
    const now = this.now()
    for (const { index, what } of rows) {
      const checked = checkRow(what, sender.department, this.model, categories, now)
      if (checked.ok) good.push(checked.value)
      else answer.refused.push({ index, ...checked.refusal })
    }
    if (good.length === 0) return answer
    const outcomes = await this.store.keep(good, now)
    const kept: KeptRow[] = []
    outcomes.forEach((outcome, index) => {
      answer[outcome]++
      if (outcome !== 'unchanged') kept.push({ ...good[index]!, knownAt: now, revision: 0 })
    })
    await this.thawed(this.take(kept, this.dirty))
    return answer
  }

  private take(rows: readonly KeptRow[], dirty: Dirty): { row: KeptRow; span: Span }[] {
    const touch = new Touch(this.model, this.ledger, this.figures, dirty)
    const frozen: { row: KeptRow; span: Span }[] = []
    for (const row of rows) {
      const span = this.ledger.put(row)
      if (!span) continue
      touch.series(row.indicator, row.region, row.category, span)
      if (!(row.start === span.start && row.end === span.end) && this.ledger.isFrozen(row, span)) frozen.push({ row, span })
    }
    return frozen
  }

  private async thawed(late: readonly { row: KeptRow; span: Span }[]): Promise<void> {
    const periods = new Map(late.map((one) => [`${seriesKey(one.row.indicator, one.row.region, one.row.category)}@${one.span.start}`, one]))
    for (const { row, span } of periods.values()) {
      const revisions = await this.store.revisions({
        indicator: row.indicator,
        region: row.region,
        category: row.category,
        from: span.start,
        to: span.end + 1,
      })
      this.ledger.thaw(seriesKey(row.indicator, row.region, row.category), row.department, span, revisions)
      new Touch(this.model, this.ledger, this.figures, this.dirty).series(row.indicator, row.region, row.category, span)
    }
  }

  /** Judges what changed or whose hour has come, keeps it, puts it on the board; answers the posts to publish. */
  async tick(): Promise<Post[]> {
    const now = this.now()
    for (const [key, instants] of this.wakes)
      if (instants.some((instant) => instant < now)) {
        this.wakes.delete(key)
        this.dirty.set(key, this.dirty.get(key) ?? Infinity)
      }
    const work = [...this.dirty]
    this.dirty.clear()
    const changed: State[] = []
    let began = this.stopwatch()
    for (const [key, oldest] of work) {
      const [id, region, category = null] = key.split('|') as [string, string, string?]
      const before = this.board.get(key)
      const { state, wake } = this.judge.judge(id, region, category, before, (span) => oldest < span.start || this.relive.has(id), now)
      this.wakes.set(
        key,
        wake.filter((instant) => instant >= now),
      )
      if (!before || !sameState(before, state)) changed.push(state)
      if (this.stopwatch() - began > SLICE_MS) {
        await breath()
        began = this.stopwatch()
      }
    }
    try {
      const posts = await this.post(changed, this.gone(), now)
      this.relive.clear()
      return posts
    } catch (error) {
      for (const [key, oldest] of work) this.dirty.set(key, Math.min(this.dirty.get(key) ?? Infinity, oldest))
      throw error
    }
  }

  private async post(changed: readonly State[], gone: readonly string[], now: number): Promise<Post[]> {
    const posts: Post[] = []
    for (let at = 0; at < changed.length || (at === 0 && gone.length > 0); at += PER_POST) {
      const part = changed.slice(at, at + PER_POST)
      const left = at === 0 ? gone : []
      const position = await this.store.post(part, left, now)
      const before = new Map<string, State>()
      const calmed = new Set<string>()
      for (const state of part) {
        const key = keyOf(state)
        const stood = this.board.get(key)
        if (!stood) continue
        before.set(key, stood)
        if (isNotable(stood) && !isNotable(state)) calmed.add(key)
      }
      this.board.apply(position, now, part, left)
      posts.push({ position, changed: part, gone: left, before, calmed })
    }
    return posts
  }

  private checkedGone = false
  /** Series on the board that this config no longer declares: looked for once. */
  private gone(): string[] {
    if (this.checkedGone) return []
    this.checkedGone = true
    return [...this.board.all()].filter((state) => !this.declares(state)).map(keyOf)
  }

  private declares(state: State): boolean {
    const declared = this.judge.declared(state.indicator)
    if (!declared || !this.model.regions.has(state.region) || !this.model.within(state.region, declared.scope.root)) return false
    if (state.category === null) return true
    const categories = this.model.indicators.get(state.indicator)?.categories
    return categories?.kind === 'closed' ? categories.list.some((one) => one.id === state.category) : categories !== undefined
  }

  /** Lets finer readings go that nothing is compared with any more. */
  settle(): void {
    this.ledger.settle(this.now())
  }
}
