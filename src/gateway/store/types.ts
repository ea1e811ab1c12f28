import type { Incident, IncidentReport } from '#contract/incident.ts'
import type { Notice, NoticeReport } from '#contract/notice.ts'
import type { State } from '#contract/state.ts'

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
}

/** A kept row with when it became known and which revision of its identity it is (0 is the first). */
export interface KeptRow extends Row {
  knownAt: number
  revision: number
}

export type Outcome = 'accepted' | 'unchanged' | 'revised'

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

/**
 * All that is kept. Every method answers only when what it wrote survives `kill -9`, and rejects with `CannotKeep` when it cannot write.
 * Positions are given in commit order, from one counter row, in the transaction that writes.
 */
export interface Store {
  /** Made with the store; another only when the store is made anew or restored. */
  readonly epoch: string
  /** One transaction for all rows, in their order: an outcome a row. The same identity twice in one call is a revision or unchanged. */
  keep(rows: readonly Row[], knownAt: number): Promise<Outcome[]>
  /** The current revision of every reading of `indicators` whose end is after `from`, ordered by series and start, in chunks. */
  load(indicators: readonly string[], from: number): AsyncIterable<KeptRow[]>
  /** All revisions that overlap [from, to), ordered by start, department, revision. */
  revisions(query: SeriesQuery): Promise<KeptRow[]>
  /** Posts judged states at `at`; answers the position of the post. `gone` are series keys that left the board. */
  post(states: readonly State[], gone: readonly string[], at: number): Promise<number>
  /** The newest state of every series that is not gone, and the last position given. */
  board(): Promise<{ position: number; states: State[] }>
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
  /** Small facts of the store's own (the anchor of a played-back clock). */
  fact(name: string): Promise<string | null>
  setFact(name: string, value: string): Promise<void>
  /** Rejects when the store does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}
