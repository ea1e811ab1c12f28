import type { Incident, IncidentReport } from '#contract/incident.ts'
import type { Notice, NoticeReport } from '#contract/notice.ts'
import type { State } from '#contract/state.ts'
import type { SeriesName } from './seriesBook.ts'

/** A reading as it is kept. Instants are epoch milliseconds; an instant has `start === end`. */
export interface Row {
  indicator: string
  region: string
  category: string | null
  department: string
  start: number
  end: number
  value: number | null
  numerator: number | null
  denominator: number | null
  quality: 'measured' | 'estimated'
  simulated: boolean
  source: string | null
  /** Of a reading finer than the period it is gathered into: an instant inside that period. */
  lies?: number
}

/** What finer readings made before they were let go: until when they were read, how many there were, and when (ms) it was. */
export interface Fold {
  readAt: number
  partial: boolean
  rows: number
  at: number
}

/** A kept row with when it became known and which revision of its identity it is (0 is the first). */
export interface KeptRow extends Row {
  knownAt: number
  revision: number
  /** Of a period whose finer readings have been rolled up into it and let go. */
  folded?: Fold
}

/** What some readings are rolled up into. */
export interface Folding {
  into: KeptRow & { folded: Fold }
  parts: readonly KeptRow[]
}

/** Where to look for readings to roll up: those of a series from a start on, up to one, shorter than `shorter` ms, some `most` of them. */
export interface FoldAsk {
  series: SeriesName
  from: number
  to: number
  shorter: number
  most: number
}

/** `full`: there are more rows than were asked for, so that of the last period some may be missing. `next` null: there is no more. */
export type FoldPlan = (rows: readonly KeptRow[], full: boolean) => { foldings: Folding[]; next: number | null }

/** What was rolled up, and from which start to go on; null where there is no more. */
export interface FoldAnswer {
  folded: KeptRow[]
  rows: number
  next: number | null
}

/** Which readings to lay together: those of a series that begin in [from, to), both days of UTC, and last `shorter` ms or more, some `most` of them. */
export interface PackAsk {
  series: SeriesName
  from: number
  to: number
  shorter: number
  most: number
}

/** How many rows were laid together, and from which start to go on; null where there is no more. */
export interface PackAnswer {
  rows: number
  next: number | null
}

/** Kept rows by the column: `series` are numbers that `seriesOf` names, flags those of a track, NaN is a value that is not there; `reads` is empty or that of folds. */
export interface KeptColumns {
  series: Int32Array
  departments: Int32Array
  flags: Uint8Array
  starts: Float64Array
  ends: Float64Array
  known: Float64Array
  values: Float64Array
  numerators: Float64Array
  denominators: Float64Array
  reads: Float64Array
  seriesOf(number: number): SeriesName
  departmentOf(number: number): string
}

export type Outcome = 'accepted' | 'unchanged' | 'revised'
/** `too_late` is finer than a period that has been rolled up: it is not kept. */
export type ReadingOutcome = Outcome | 'too_late'

export interface EventIn {
  id: string
  department: string
  simulated: boolean
  report: IncidentReport
}

export interface SeriesQuery {
  indicator: string
  region: string
  category: string | null
  from: number
  to: number
}

/** What one position brought. */
export type Step = { position: number } & (
  | { kind: 'states'; at: number; changed: State[]; gone: string[] }
  | { kind: 'incident'; incident: Incident }
  | { kind: 'notice'; notice: Notice }
)

/** What some positions brought, up to `position`. */
export interface Passed {
  position: number
  steps: Step[]
}

/** What is new in a shared store since a cursor: how far positions and configs go, and which transactions brought readings. */
export interface News {
  position: number
  config: number
  arrivals: number[]
  /** Some that came since the cursor are forgotten: the readings are to be read anew. */
  missed: boolean
  cursor: string
}

/** Who judges, of all gateways on a store: the number is given to one at a time, and higher each time. */
export interface Lease {
  /** Under which this gateway judges; null while another does, or while that is not known. */
  fence(): number | null
  /** Resolves when it has been asked for once. */
  asked: Promise<void>
  close(): void
}

/** What a store that several gateways share has besides. */
export interface Sharing {
  news(cursor: string | null): Promise<News>
  /** The current revisions of what arrivals brought. */
  arrived(arrivals: readonly number[]): Promise<KeptRow[]>
  /** Lets go of what every gateway has long followed. */
  forget(): Promise<void>
  /** Whether a gateway judges now. */
  isJudged(): Promise<boolean>
  /** Asks for the lease from now on, and listens: `woken` when another gateway has posted or kept something new, `judge` when the lease is this one's. */
  contend(told: { woken(): void; judge(): void }): Lease
}

/**
 * All that is kept. Every method answers only when what it wrote survives `kill -9`, and rejects with `CannotKeep` when it cannot write.
 * Positions are given in commit order, from one counter row, in the transaction that writes.
 */
export interface Store {
  /** Made with the store; another only when the store is made anew or restored. */
  readonly epoch: string
  /** One transaction for all rows, in their order: an outcome a row. The same identity twice in one call is a revision or unchanged. */
  keep(rows: readonly Row[], knownAt: number): Promise<ReadingOutcome[]>
  /**
   * The current revision of every reading of the indicators whose end is after the instant named for it and not after `to`,
   * in chunks, in no order, of one state of the store.
   */
  load(since: ReadonlyMap<string, number>, take: (rows: KeptColumns) => Promise<void> | void, to?: number): Promise<void>
  /** Every series that has had a reading. */
  series(): Promise<SeriesName[]>
  /**
   * Rolls readings up and lets them and their revisions go, in one transaction: `plan` answers what becomes of the rows found, and from
   * which start to go on. Rejects with Overruled when `fence` is not the last judge's.
   */
  fold(ask: FoldAsk, plan: FoldPlan, fence: number | null): Promise<FoldAnswer>
  /** Lays whole minutes or hours together, a day of a department in one row, which are found and taken as before. Rejects with Overruled when `fence` is not the last judge's. */
  pack(ask: PackAsk, fence: number | null): Promise<PackAnswer>
  /** What makes the room of readings that were let go to be used again, step by step; none where the database does it by itself. */
  readonly vacuuming: readonly (() => Promise<void>)[]
  /** All revisions that overlap [from, to), ordered by start, department, revision. What was folded is among them. */
  revisions(query: SeriesQuery): Promise<KeptRow[]>
  /** The current revisions of the identities that rows speak of, as far as they are kept. */
  current(rows: readonly Row[]): Promise<KeptRow[]>
  /** Posts judged states at `at`; answers the position of the post. `gone` are series keys that left the board. Rejects with Overruled when `fence` is not the last judge's. */
  post(states: readonly State[], gone: readonly string[], at: number, fence?: number | null): Promise<number>
  /** What the positions after one brought, in their order, some positions at a time: call again until `position` is the one known of. */
  passed(after: number): Promise<Passed>
  /** The newest state of every series that is not gone, and the last position given. */
  board(): Promise<{ position: number; at: number | null; states: State[] }>
  /** The board as it was kept at an instant (newest post not later, per series, less what had gone). */
  boardAt(at: number): Promise<{ position: number; states: State[] }>
  /** Lets go of states posted before an instant that had been followed by then: the board at that instant and later stays whole. Answers how many, at most `most`. */
  forget(before: number, most: number): Promise<number>
  /** What was posted after `position`: newest state per series, series gone, and the last position. Null when the log no longer reaches that far (`since` = oldest instant to trust). */
  changesAfter(position: number, since: number): Promise<{ position: number; states: State[]; gone: string[] } | null>
  /** Appends events; an event equal to the newest kept one of its incident with the same time is unchanged. Answers the incidents as their events now make them. */
  appendEvents(events: readonly EventIn[], knownAt: number): Promise<{ outcome: Outcome; position: number; incident: Incident }[]>
  /** Incidents that are open, or changed after `changedAfter` (ms). */
  incidents(changedAfter: number): Promise<Incident[]>
  incidentsAfter(position: number): Promise<Incident[]>
  putNotices(
    notices: readonly { id: string; department: string; simulated: boolean; report: NoticeReport }[],
    knownAt: number,
  ): Promise<{ outcome: Outcome; position: number; notice: Notice }[]>
  /** Notices whose `until` is after the instant. */
  notices(after: number): Promise<Notice[]>
  noticesAfter(position: number): Promise<Notice[]>
  /** Keeps an accepted config under the next number unless the newest kept one has the same hash; answers its number. */
  keepConfig(hash: string, body: string, at: number): Promise<number>
  newestConfig(): Promise<{ number: number; hash: string; body: string } | null>
  hasConfig(hash: string): Promise<boolean>
  /** Null where one gateway has the store alone. */
  readonly sharing: Sharing | null
  /** Small facts of the store's own (the anchor of a played-back clock). */
  fact(name: string): Promise<string | null>
  setFact(name: string, value: string): Promise<void>
  /** Rejects when the store does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}
