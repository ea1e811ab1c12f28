import { setImmediate as breath } from 'node:timers/promises'
import type { Reading, ReadingsAnswer } from '#contract/reading.ts'
import type { Refusal } from '#contract/reply.ts'
import { seriesKey, type State } from '#contract/state.ts'
import { type Board, keyOf } from './board.ts'
import type { Numbered, Sender } from './doors.ts'
import type { Doubts } from './doubts.ts'
import { Figures } from './figures.ts'
import { Judge } from './judge.ts'
import { Ledger, REACH } from './ledger.ts'
import { Loading } from './loading.ts'
import type { Model } from './model.ts'
import { Categories } from './openCategories.ts'
import { checkRow } from './rowCheck.ts'
import { sameState } from './sameState.ts'
import { shapeOf } from './shapeOf.ts'
import type { KeptRow, Row, Step, Store } from './store/types.ts'
import { Taking } from './taking.ts'
import { type Dirty, Touch } from './touch.ts'

/** How long judging may hold the loop before it lets others in: an answer to a department takes several turns of it. */
const SLICE_MS = 2
const PER_POST = 2_000
/** What comes while a post is being judged is judged for it too, so often: else it would wait for the next one. */
const PASSES = 3
/** Periods are let go once they are older than what a start would read by this share of it. */
const SLACK = 0.05
/** A clock that went back by less is one that is being corrected: what it made late is late a moment early. */
const SET_BACK_MS = 1_000

const TOO_LATE: Refusal = {
  reason: 'too_late',
  message: 'the finer readings of that period have been rolled up and let go; a reading of the whole period is still taken',
  path: 'time',
}

export type Posted = Extract<Step, { kind: 'states' }>

/** What the walls are told of a post: kept first, then told. */
export interface Post {
  position: number
  changed: readonly State[]
  gone: readonly string[]
  /** What stood until now of that which changed, by series key. */
  before: ReadonlyMap<string, State>
  /** Series that were notable until now. */
  calmed: ReadonlySet<string>
}

/** accept → keep → judge → post. One per config: another config makes another pipeline over the same store and board. */
export class Pipeline {
  readonly ledger: Ledger
  readonly figures: Figures
  private readonly judge: Judge
  private readonly taking: Taking
  private readonly dirty: Dirty = new Map()
  private readonly wakes = new Map<string, number[]>()
  private readonly reach = new Map<string, number>()
  /** So many are reading older periods into memory, which must stay until they have looked at them. */
  private reading = 0
  /** Under a clock set back everything is judged anew: what it made late may be live again. */
  private judgedAt = -Infinity

  constructor(
    readonly model: Model,
    private readonly store: Store,
    private readonly board: Board,
    private readonly now: () => number,
    private readonly stopwatch: () => number,
    private readonly doubts: Doubts,
  ) {
    this.ledger = new Ledger(model)
    this.figures = new Figures(model, this.ledger)
    this.judge = new Judge(model, this.ledger, this.figures)
    this.taking = new Taking(model, this.ledger, this.figures, store)
  }

  /** Reads what the store holds into memory, and marks everything that should stand on the board. */
  async open(progress: (rows: number) => void = () => undefined): Promise<void> {
    const since = new Map<string, number>()
    for (const { id, grain } of this.model.config.indicators) if (!this.reach.has(id)) since.set(id, this.now() - REACH[grain])
    for (const [id, from] of since) this.reach.set(id, from)
    await this.load(since, progress)
    this.ledger.settle(this.now())
    for (const declared of [...this.model.config.indicators, ...this.model.config.indices])
      for (const region of this.model.standing(declared.scope)) this.markStanding(declared.id, region.code)
    for (const key of this.ledger.keys()) this.dirty.set(key, Infinity)
  }

  private async load(since: ReadonlyMap<string, number>, progress?: (rows: number) => void, to?: number): Promise<void> {
    let rows = 0
    const loading = new Loading(this.model, this.ledger)
    await this.store.load(
      since,
      async (chunk) => {
        loading.take(chunk)
        progress?.((rows += chunk.series.length))
        await breath()
      },
      to,
    )
    const touch = new Touch(this.model, this.ledger, this.figures, new Map())
    for (const { indicator, region, category, newest } of loading.done()) touch.series(indicator.id, region, category, newest)
  }

  /** Takes over what another config's pipeline has in memory, for every indicator that is kept and gathered as before. */
  adopt(other: Pipeline): void {
    const ground = ({ config }: Model) => JSON.stringify([config.regions, config.place.zone])
    if (ground(other.model) !== ground(this.model)) return
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

  /** Reads older periods of an indicator into memory when somebody asks for them; one after the other. */
  ensure(id: string, from: number): Promise<void> {
    const short = () => this.leavesOf(id).filter((one) => (this.reach.get(one) ?? -Infinity) > from)
    if (short().length === 0) return Promise.resolve()
    this.reading += 1
    const next = this.ensuring
      .then(async () => {
        for (const one of short()) {
          await this.load(new Map([[one, from]]), undefined, this.reach.get(one)!)
          this.reach.set(one, from)
          this.figures.forgetAll()
        }
      })
      .finally(() => (this.reading -= 1))
    this.ensuring = next.catch(() => undefined)
    return next
  }

  private ensuring: Promise<unknown> = Promise.resolve()

  /** The indicators that a figure is made of. */
  private leavesOf(id: string): string[] {
    const composite = this.model.composites.get(id)
    return composite ? composite.members.flatMap((member) => this.leavesOf(member.indicator)) : [id]
  }

  /** Checks and keeps rows in one transaction, then takes them in. Rejects with CannotKeep when nothing was kept. */
  async accept(rows: readonly Numbered<Reading>[], sender: Sender): Promise<ReadingsAnswer> {
    const answer: ReadingsAnswer = { accepted: 0, unchanged: 0, revised: 0, refused: [] }
    const good: Row[] = []
    const at: number[] = []
    const categories = new Categories(this.ledger)
    const now = this.now()
    for (const { index, what } of rows) {
      const checked = checkRow(what, sender.department, this.model, categories, now)
      if (checked.ok) at.push(index) && good.push(checked.value)
      else answer.refused.push({ index, ...checked.refusal })
    }
    if (good.length === 0) return answer
    const outcomes = await this.store.keep(good, now).catch((error: unknown) => {
      this.doubts.add(good)
      throw error
    })
    const kept: KeptRow[] = []
    outcomes.forEach((outcome, index) => {
      if (outcome === 'too_late') return void answer.refused.push({ index: at[index]!, ...TOO_LATE })
      answer[outcome]++
      if (outcome === 'accepted' || (outcome === 'revised' && !this.store.sharing))
        kept.push({ ...good[index]!, knownAt: now, revision: 0 })
    })
    await this.taking.take(kept, this.dirty).catch((error: unknown) => {
      this.doubts.add(kept)
      throw error
    })
    return answer
  }

  /** Takes in what is kept, whoever sent it. */
  async took(rows: readonly KeptRow[]): Promise<void> {
    await this.taking.take(rows, this.dirty)
  }

  /** Makes weights anew that rest on figures which changed; what hangs on them is judged again. */
  async weigh(): Promise<void> {
    const touch = new Touch(this.model, this.ledger, this.figures, this.dirty)
    await this.figures.weights.settle(breath, (id) => touch.weighed(id))
  }

  /** Judges what changed or whose hour has come and keeps it, as the judge of number `fence`; what is kept is `posted`, to be put on the board. */
  async tick(posted: (step: Posted) => void, fence: number | null = null): Promise<void> {
    const now = this.now()
    const setBack = now < this.judgedAt - SET_BACK_MS
    if (setBack || now > this.judgedAt) this.judgedAt = now
    for (const [key, instants] of this.wakes)
      if (setBack || instants.some((instant) => instant < now)) {
        this.wakes.delete(key)
        this.dirty.set(key, this.dirty.get(key) ?? Infinity)
      }
    const work: Dirty = new Map()
    const changed = new Map<string, State>()
    try {
      for (let pass = 0; pass < PASSES && (pass === 0 || this.dirty.size > 0); pass++) await this.judgeDirty(work, changed)
      await this.post([...changed.values()], this.gone(), { now: this.now(), fence, posted })
      this.relive.clear()
    } catch (error) {
      this.checkedGone = false
      for (const [key, oldest] of work) this.dirty.set(key, Math.min(this.dirty.get(key) ?? Infinity, oldest))
      throw error
    }
  }

  /** Judges what is marked by now, into `changed`; `work` is all that was judged for this post. */
  private async judgeDirty(work: Dirty, changed: Map<string, State>): Promise<void> {
    await this.weigh()
    const now = this.now()
    const marked = [...this.dirty]
    this.dirty.clear()
    for (const [key, oldest] of marked) work.set(key, Math.min(work.get(key) ?? Infinity, oldest))
    let began = this.stopwatch()
    for (const [key] of marked) {
      const oldest = work.get(key)!
      const [id, region, category = null] = key.split('|') as [string, string, string?]
      const before = this.board.get(key)
      const { state, wake } = this.judge.judge(id, region, category, before, (span) => oldest < span.start || this.relive.has(id), now)
      const ahead = wake.filter((instant) => instant >= now)
      this.wakes.set(key, ahead)
      if (before && sameState(before, state)) changed.delete(key)
      else changed.set(key, state)
      if (this.stopwatch() - began > SLICE_MS) {
        await breath()
        began = this.stopwatch()
      }
    }
  }

  private async post(
    changed: readonly State[],
    gone: readonly string[],
    { now, fence, posted }: { now: number; fence: number | null; posted: (step: Posted) => void },
  ): Promise<void> {
    for (let at = 0; at < changed.length || (at === 0 && gone.length > 0); at += PER_POST) {
      const part = changed.slice(at, at + PER_POST)
      const left = at === 0 ? [...gone] : []
      const position = await this.store.post(part, left, now, fence)
      posted({ kind: 'states', position, at: now, changed: part, gone: left })
    }
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

  /** Lets finer readings go that nothing is compared with any more, and what is older than what a start would read. */
  settle(): void {
    this.ledger.settle(this.now())
    if (this.reading > 0) return
    const over = new Map<string, number>()
    for (const [id, reached] of this.reach) {
      const grain = this.model.indicators.get(id)?.grain
      if (grain === undefined) continue
      const from = this.now() - REACH[grain]
      if (reached < from - REACH[grain] * SLACK) over.set(id, from)
    }
    if (over.size === 0) return
    this.ledger.forget(over)
    for (const [id, from] of over) this.reach.set(id, from)
    this.figures.forgetAll()
  }
}
