import type { Config } from '#contract/config.ts'
import type { Reading } from '#contract/reading.ts'
import { given } from '#contract/reply.ts'
import { CONTRACT_VERSION } from '#contract/version.ts'
import { millis } from '#analysis/duration.ts'
import { iso } from '#analysis/zone.ts'
import { Studies } from './analyses/studies.ts'
import { Board } from './board.ts'
import type { Clock } from './clock.ts'
import { departmentsOf } from './departmentsOf.ts'
import { Desk } from './desk.ts'
import type { Cockpit, Numbered, Sender, SeriesAsk } from './doors.ts'
import { Doubts } from './doubts.ts'
import { Folder } from './folder.ts'
import { leaveWord, type NumberedConfig, opening } from './follow/opening.ts'
import { Tracker } from './follow/tracker.ts'
import { land } from './land.ts'
import { indexSeen } from './indices.ts'
import { lineageOf } from './lineageOf.ts'
import { missedBy } from './missed.ts'
import { type Model, modelOf } from './model.ts'
import { OutlookDesk } from './outlook/outlookDesk.ts'
import { Pipeline } from './pipeline.ts'
import { preludeOf } from './prelude.ts'
import { reportIncidents, reportNotices, type ReportingParts } from './reporting.ts'
import { seriesOf } from './seriesOf.ts'
import { type StatesAsk, statesOf } from './statesOf.ts'
import { Overruled } from './store/errors.ts'
import type { KeptRow, Store } from './store/types.ts'
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
  /** Another gateway set a config, which takes over here when this has resolved. */
  adopting?: (config: NumberedConfig) => Promise<void>
}

/** The gateway's inside: one store, one board, one pipeline at a time; the doors ask it, the walls hear from it. */
export class Inside implements Cockpit {
  readonly board = new Board()
  private readonly desk = new Desk()
  private readonly doubts = new Doubts()
  private readonly tracker: Tracker
  readonly folder: Folder
  private readonly outlooks: OutlookDesk
  readonly studies = new Studies(() => this.at)
  readonly epoch = () => this.parts.store.epoch
  readonly outlook = () => this.outlooks.ask()
  readonly index = ({ indicator }: { indicator: string }) => indexSeen(indicator, { pipeline: this.at, board: this.board })
  readonly prelude = (scene: string | null) => preludeOf(scene, this.forWalls())
  private pipeline: Pipeline | null = null
  private walls: Pick<Walls, 'publish' | 'incident' | 'notice' | 'welcomeAll' | 'pulse' | 'catchUp'> | null = null
  private swapping: Promise<void> = Promise.resolve()
  private ticking: Promise<void> = Promise.resolve()
  /** Batches on their way into the pipeline: another one takes over only when they have arrived. */
  private readonly accepting = new Set<Promise<unknown>>()
  private keeping = true
  private judged = false

  constructor(private readonly parts: CockpitParts) {
    this.outlooks = new OutlookDesk({
      pipeline: () => this.at,
      state: (key) => this.board.get(key),
      now: () => this.now(),
      log: (error) => parts.log(error, 'outlook'),
    })
    this.tracker = new Tracker(parts.store, this.doubts, {
      land: (step) => land(step, this.board, this.desk, this.walls),
      readings: (rows) => this.readings(rows),
      config: async (next) => {
        await parts.adopting?.(next)
        await this.takeOver(next)
      },
      inForce: () => this.at.model.number,
      reload: () => this.swap(() => this.prepared(this.at.model, null)),
      judge: () => void this.tick(),
      log: parts.log,
    })
    this.folder = new Folder({
      store: parts.store,
      now: parts.clock.now,
      stopwatch: parts.stopwatch,
      model: () => this.at.model,
      folded: (rows) => this.readings(rows),
    })
  }

  /** Puts back what the store holds and judges what happened meanwhile: before all else, but where only a moment has passed. */
  async open(config: Config, hash: string, progress?: (rows: number) => void): Promise<void> {
    const { store } = this.parts
    await this.tracker.begin()
    const { position, at, states } = await store.board()
    this.board.restore(position, states)
    this.tracker.stands(position)
    for (const incident of await store.incidents(this.now() - DAY)) this.desk.takeIncident(position, incident)
    for (const notice of await store.notices(this.now())) this.desk.takeNotice(position, notice)
    const opened = await opening(store, { config, hash }, { now: this.now(), posted: at })
    if (opened.config !== config) await this.parts.adopting?.(opened)
    this.pipeline = await this.prepared(modelOf(opened.config, opened.number), null, progress)
    await this.tracker.join()
    const judging = this.tick()
    if (!opened.stands) await judging
  }

  /** Another config takes over; the board, the store and the walls stay. */
  async change(config: Config, hash: string): Promise<number> {
    const number = await this.parts.store.keepConfig(hash, JSON.stringify(config), this.now())
    await this.takeOver({ config, number })
    return number
  }

  private async takeOver({ config, number }: NumberedConfig): Promise<void> {
    await this.swap(() => this.prepared(modelOf(config, number), this.pipeline))
    this.walls?.welcomeAll()
  }

  /** Another pipeline takes over when what is on its way into this one has arrived; none does when it cannot be made. */
  private async swap(make: () => Promise<Pipeline>): Promise<void> {
    const next = this.swapping.then(async () => {
      await Promise.allSettled(this.accepting)
      this.pipeline = await make()
    })
    this.swapping = next.catch(() => undefined)
    await next
  }

  private async prepared(model: Model, before: Pipeline | null, progress?: (rows: number) => void): Promise<Pipeline> {
    const { store, clock, stopwatch } = this.parts
    const pipeline = new Pipeline(model, store, this.board, clock.now, stopwatch, this.doubts)
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

  now(): number {
    return this.parts.clock.now()
  }

  async accept(rows: readonly Numbered<Reading>[], sender: Sender) {
    await this.swapping
    return this.tracker.sure(() => this.arriving(this.at.accept(rows, sender)))
  }

  private arriving<T>(work: Promise<T>): Promise<T> {
    this.accepting.add(work)
    return work.finally(() => this.accepting.delete(work))
  }

  reportIncidents(reports: readonly Numbered<unknown>[], sender: Sender) {
    return reportIncidents(reports, sender, this.reporting())
  }

  reportNotices(reports: readonly Numbered<unknown>[], sender: Sender) {
    return reportNotices(reports, sender, this.reporting())
  }

  private reporting(): ReportingParts {
    return { store: this.parts.store, tracker: this.tracker, model: this.at.model, now: this.now() }
  }

  /** Takes in others' readings. A revision may be newer than what is on its way here, never older: so it comes last. */
  private async readings(rows: readonly KeptRow[]): Promise<void> {
    if (rows.some(({ revision }) => revision > 0)) await Promise.allSettled(this.accepting)
    await this.swapping
    await this.arriving(this.at.took(rows))
  }

  /** Whether it is this gateway's turn to judge and to roll up, and under which number. */
  turn(): { fence: number | null } | null {
    return this.tracker.turn()
  }

  /** Judges where it is this gateway's turn, keeps, tells. Says so when it cannot keep. */
  tick(): Promise<void> {
    this.ticking = this.ticking.then(() => this.round())
    return this.ticking
  }

  private async round(): Promise<void> {
    await this.swapping
    const kept = this.keeping
    const turn = this.tracker.turn()
    try {
      await this.tracker.look()
      if (turn) await this.tracker.sure(() => this.at.tick((step) => this.tracker.put(step), turn.fence))
      this.judged ||= turn !== null
      this.keeping = true
    } catch (error) {
      if (!(error instanceof Overruled)) {
        if (kept) this.parts.log(error, 'tick')
        this.keeping = false
      }
    }
    if (kept !== this.keeping) this.pulse()
    this.walls?.catchUp()
  }

  /** A sign of life for the walls, and for the gateway an hour to let go of what is over. */
  pulse(): void {
    this.walls?.pulse({
      now: this.iso(this.now()),
      position: this.board.position,
      keeping: this.keeping && this.tracker.reachable,
      departments: departmentsOf(this.board.all()),
      analyses: this.studies.tags(),
    })
  }

  async settle(): Promise<void> {
    this.at.settle()
    this.desk.settle(this.now())
    const turn = this.turn()
    if (!turn) return
    await this.parts.store.sharing?.forget()
    await this.parts.store.forget(this.now() - millis(this.at.model.config.place.keep.states), FORGET_AT_ONCE)
    await this.folder.work(turn.fence)
  }

  /** Lets another gateway judge, and follows no more. */
  async close(): Promise<void> {
    this.folder.close()
    this.tracker.leave()
    await this.studies.close()
    await this.ticking
    if (this.judged && this.keeping) await leaveWord(this.parts.store, this.now())
  }

  async states(ask: StatesAsk) {
    const reply = await statesOf(ask, { model: this.at.model, store: this.parts.store, board: this.board, now: this.now() })
    return reply.ok ? given({ epoch: this.epoch(), ...reply.value, at: this.iso(reply.value.at) }) : reply
  }

  series(ask: SeriesAsk) {
    return seriesOf(ask, this.at, this.now())
  }

  lineage(ask: { indicator: string; region: string; category?: string; time?: string }) {
    return lineageOf(ask, { pipeline: this.at, store: this.parts.store, board: this.board })
  }

  async unready(): Promise<string | null> {
    if (!this.pipeline) return 'opening'
    if (!this.tracker.reachable) return 'the store does not answer'
    try {
      await this.parts.store.ping()
    } catch {
      return 'the store does not answer'
    }
    return this.keeping ? null : 'the store cannot keep'
  }

  /** What the socket door asks. */
  forWalls(): WallsAsk {
    return {
      welcome: () => ({
        version: CONTRACT_VERSION,
        build: this.parts.build,
        epoch: this.epoch(),
        config: this.at.model.number,
        now: this.iso(this.now()),
        speed: this.parts.clock.speed(),
        place: this.at.model.shown,
      }),
      watched: async (ask, seated) => {
        const ahead = await this.tracker.isBehind(ask, () => this.board.position)
        return missedBy(ask, { store: this.parts.store, board: this.board, desk: this.desk, now: this.now(), ahead }, seated)
      },
      history: (ask) => this.series(ask),
      names: (hash) => this.board.names(hash),
      log: this.parts.log,
      elapsed: this.parts.stopwatch,
    }
  }
}
