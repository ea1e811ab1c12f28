import type { Config } from '#contract/config.ts'
import type { ReportsAnswer } from '#contract/notice.ts'
import type { Reading } from '#contract/reading.ts'
import { given, refused, type Reply } from '#contract/reply.ts'
import type { Welcome } from '#contract/wire.ts'
import type { State } from '#contract/state.ts'
import { CONTRACT_VERSION } from '#contract/version.ts'
import { millis } from '#analysis/duration.ts'
import { parseTime } from '#analysis/parseTime.ts'
import { iso } from '#analysis/zone.ts'
import { Board } from './board.ts'
import type { Clock } from './clock.ts'
import { Desk } from './desk.ts'
import type { Cockpit, Numbered, Sender, SeriesAsk } from './doors.ts'
import { lineageOf } from './lineageOf.ts'
import { missedBy } from './missed.ts'
import type { Model } from './model.ts'
import { modelOf } from './model.ts'
import { Outbox } from './outbox.ts'
import { Pipeline } from './pipeline.ts'
import { checkIncidents, checkNotices } from './reports.ts'
import { seriesOf } from './seriesOf.ts'
import type { Store } from './store/types.ts'
import type { Walls, WallsAsk } from './walls.ts'

const DAY = 86_400_000
const FORGET_AT_ONCE = 5_000

export interface CockpitParts {
  store: Store
  clock: Clock
  build: string
  /** Milliseconds of the machine that only go on, for measuring how long something took. */
  stopwatch: () => number
  log: (error: unknown, what: string) => void
}

/** The gateway's inside: one store, one board, one pipeline at a time; the doors ask it, the walls hear from it. */
export class Inside implements Cockpit {
  readonly board = new Board()
  private readonly desk = new Desk()
  private outbox = new Outbox(0)
  private pipeline: Pipeline | null = null
  private walls: Pick<Walls, 'publish' | 'incident' | 'notice' | 'welcomeAll' | 'pulse' | 'catchUp'> | null = null
  private swapping: Promise<void> = Promise.resolve()
  /** Batches on their way into the pipeline: another one takes over only when they have arrived. */
  private readonly accepting = new Set<Promise<unknown>>()
  private keeping = true

  constructor(private readonly parts: CockpitParts) {}

  /** Puts back what the store holds and judges what happened meanwhile. */
  async open(config: Config, hash: string, progress?: (rows: number) => void): Promise<void> {
    const { store } = this.parts
    const { position, states } = await store.board()
    this.board.restore(position, states)
    this.outbox = new Outbox(position)
    for (const incident of await store.incidents(this.now() - DAY)) this.desk.takeIncident(position, incident)
    for (const notice of await store.notices(this.now())) this.desk.takeNotice(position, notice)
    const number = await store.keepConfig(hash, JSON.stringify(config), this.now())
    this.pipeline = await this.prepared(modelOf(config, number), null, progress)
    await this.tick()
  }

  /** Another config takes over; the board, the store and the walls stay. */
  async change(config: Config, hash: string): Promise<number> {
    const number = await this.parts.store.keepConfig(hash, JSON.stringify(config), this.now())
    const next = this.swapping.then(async () => {
      await Promise.allSettled(this.accepting)
      return this.prepared(modelOf(config, number), this.pipeline)
    })
    this.swapping = next.then((pipeline) => void (this.pipeline = pipeline))
    await this.swapping
    this.walls?.welcomeAll()
    return number
  }

  private async prepared(model: Model, before: Pipeline | null, progress?: (rows: number) => void): Promise<Pipeline> {
    const pipeline = new Pipeline(model, this.parts.store, this.board, this.parts.clock.now, this.parts.stopwatch)
    if (before) pipeline.adopt(before)
    await pipeline.open(progress)
    return pipeline
  }

  join(walls: NonNullable<Inside['walls']>): void {
    this.walls = walls
  }

  private get at(): Pipeline {
    if (!this.pipeline) throw new Error('the gateway is not open yet')
    return this.pipeline
  }

  private iso(instant: number): string {
    return iso(instant, this.at.model.zone)
  }

  config(): { number: number; config: Config } {
    return { number: this.at.model.number, config: this.at.model.config }
  }

  epoch(): string {
    return this.parts.store.epoch
  }

  now(): number {
    return this.parts.clock.now()
  }

  async accept(rows: readonly Numbered<Reading>[], sender: Sender) {
    await this.swapping
    const work = this.at.accept(rows, sender)
    this.accepting.add(work)
    return work.finally(() => this.accepting.delete(work))
  }

  async reportIncidents(reports: readonly Numbered<unknown>[], sender: Sender): Promise<ReportsAnswer> {
    const answer: ReportsAnswer = { accepted: 0, unchanged: 0, revised: 0, refused: [] }
    const good = checkIncidents(reports, sender, this.at.model, this.now(), answer)
    if (good.length === 0) return answer
    for (const { outcome, position, incident } of await this.parts.store.appendEvents(good, this.now())) {
      answer[outcome]++
      if (outcome === 'unchanged') continue
      this.desk.takeIncident(position, incident)
      this.board.pass(position)
      this.outbox.put(position, () => this.walls?.incident(position, incident))
    }
    return answer
  }

  async reportNotices(reports: readonly Numbered<unknown>[], sender: Sender): Promise<ReportsAnswer> {
    const answer: ReportsAnswer = { accepted: 0, unchanged: 0, revised: 0, refused: [] }
    const good = checkNotices(reports, sender, this.at.model, answer)
    if (good.length === 0) return answer
    for (const { outcome, position, notice } of await this.parts.store.putNotices(good, this.now())) {
      answer[outcome]++
      if (outcome === 'unchanged') continue
      this.desk.takeNotice(position, notice)
      this.board.pass(position)
      this.outbox.put(position, () => this.walls?.notice(position, notice))
    }
    return answer
  }

  /** Judges, keeps, tells. Says so when it cannot keep. */
  async tick(): Promise<void> {
    await this.swapping
    try {
      for (const post of await this.at.tick()) this.outbox.put(post.position, () => this.walls?.publish(post))
      this.keeping = true
    } catch (error) {
      this.keeping = false
      this.parts.log(error, 'tick')
    }
    this.walls?.catchUp()
  }

  /** A sign of life for the walls, and for the gateway an hour to let go of what is over. */
  pulse(): void {
    const departments = { live: 0, late: 0, lost: 0 }
    for (const freshness of this.departments().values()) departments[freshness]++
    this.walls?.pulse({ now: this.iso(this.now()), position: this.board.position, keeping: this.keeping, departments })
  }

  async settle(): Promise<void> {
    this.at.settle()
    this.desk.settle(this.now())
    this.outbox.flush()
    await this.parts.store.forget(this.keptSince(), FORGET_AT_ONCE)
  }

  private keptSince(): number {
    return this.now() - millis(this.at.model.config.place.keep.states)
  }

  /** A department is as fresh as most of what it reports by the clock: lost when all of it is, late when any of it is. */
  private departments(): Map<string, 'live' | 'late' | 'lost'> {
    const seen = new Map<string, { live: number; late: number; lost: number }>()
    for (const state of this.board.all()) {
      if (state.freshness === 'ended' || state.origin !== 'reported') continue
      const department = state.departments[0]
      if (department === undefined) continue
      const counts = seen.get(department) ?? { live: 0, late: 0, lost: 0 }
      counts[state.freshness]++
      seen.set(department, counts)
    }
    return new Map([...seen].map(([id, { live, late, lost }]) => [id, live + late === 0 ? 'lost' : late + lost > live ? 'late' : 'live']))
  }

  async states(ask: {
    indicator?: string
    region?: string
    category?: string
    at?: string
  }): Promise<Reply<{ epoch: string; position: number; at: string; states: State[] }>> {
    const { model } = this.at
    if (ask.indicator !== undefined && !model.indicators.has(ask.indicator) && !model.composites.has(ask.indicator))
      return refused('unknown_indicator', `no indicator ${ask.indicator}`, 'indicator')
    if (ask.region !== undefined && !model.regions.has(ask.region)) return refused('unknown_region', `no region ${ask.region}`, 'region')
    const at = ask.at === undefined ? null : parseTime(ask.at, model.zone)
    if (at && !at.ok) return refused('bad_time', at.refusal.message, 'at')
    if (at?.ok && at.value.grain !== null) return refused('bad_time', 'at is an instant with offset', 'at')
    if (at?.ok && at.value.start > this.now()) return refused('future', "at lies ahead of the place's clock", 'at')
    const { position, states } = at?.ok
      ? await this.parts.store.boardAt(at.value.start)
      : { position: this.board.position, states: [...this.board.all()] }
    const wanted = states.filter(
      (state) =>
        (ask.indicator === undefined || state.indicator === ask.indicator) &&
        (ask.region === undefined || state.region === ask.region) &&
        (ask.category === undefined || state.category === ask.category),
    )
    return given({ epoch: this.epoch(), position, at: this.iso(at?.ok ? at.value.start : this.now()), states: wanted })
  }

  series(ask: SeriesAsk) {
    return seriesOf(ask, this.at, this.now())
  }

  lineage(ask: { indicator: string; region: string; category?: string; time?: string }) {
    return lineageOf(ask, { pipeline: this.at, store: this.parts.store, board: this.board })
  }

  async unready(): Promise<string | null> {
    if (!this.pipeline) return 'opening'
    try {
      await this.parts.store.ping()
    } catch {
      return 'the store does not answer'
    }
    return this.keeping ? null : 'the store cannot keep'
  }

  private welcome(): Welcome {
    const { number, config } = this.config()
    return {
      version: CONTRACT_VERSION,
      build: this.parts.build,
      epoch: this.epoch(),
      config: number,
      now: this.iso(this.now()),
      speed: this.parts.clock.speed(),
      place: config,
    }
  }

  /** What the socket door asks. */
  forWalls(): WallsAsk {
    return {
      welcome: () => this.welcome(),
      watched: (ask, seated) => missedBy(ask, { store: this.parts.store, board: this.board, desk: this.desk, now: this.now() }, seated),
      history: (ask) => this.series(ask),
      names: (hash) => this.board.names(hash),
      log: this.parts.log,
    }
  }
}
