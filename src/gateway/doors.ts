import type { AnalysisListed } from '#contract/analysis/result.ts'
import type { Config } from '#contract/config.ts'
import type { IndexMake, IndexSeen } from '#contract/indexSeen.ts'
import type { Outlook } from '#contract/outlook.ts'
import type { Reading, ReadingsAnswer } from '#contract/reading.ts'
import type { Reply } from '#contract/reply.ts'
import type { ReportsAnswer } from '#contract/notice.ts'
import type { State } from '#contract/state.ts'
import type { Series } from '#contract/wire.ts'

/** Who is at an intake door: a department, or `*`, which may report for any. */
export interface Sender {
  department: string
}

/** A parsed row and where it stood in what was sent. */
export interface Numbered<T> {
  index: number
  what: T
}

export interface SeriesAsk {
  indicator: string
  region: string
  category?: string
  from?: string
  to?: string
  step?: string
  last?: number
}

/** Where a number comes from. */
export interface Lineage {
  state: State | null
  definition: Record<string, unknown>
  readings: {
    department: string
    source: string | null
    time: string
    value: number | null
    numerator: number | null
    denominator: number | null
    quality: string
    simulated: boolean
    revision: number
    knownAt: string
  }[]
  children: { region: string; value: number | null; quality: string }[]
  checks: { name: string; ok: boolean; says: string }[]
  /** Finer readings of the period that have been rolled up and let go: how many, and when. */
  folded: { department: string; readings: number; value: number | null; at: string }[]
  /** How an index is made of its members; null for a figure that is none. */
  make: IndexMake | null
}

/** What the HTTP and socket doors may ask of the gateway's inside. Rejects with CannotKeep when the store cannot write. */
export interface Cockpit {
  config(): { number: number; config: Config }
  epoch(): string
  now(): number
  /** Checks and keeps rows in one transaction; refused rows are named by their index. */
  accept(rows: readonly Numbered<Reading>[], sender: Sender): Promise<ReadingsAnswer>
  reportIncidents(reports: readonly Numbered<unknown>[], sender: Sender): Promise<ReportsAnswer>
  reportNotices(reports: readonly Numbered<unknown>[], sender: Sender): Promise<ReportsAnswer>
  /** What a wall that shows a scene begins with, as JSON text. */
  prelude(scene: string | null): Promise<string>
  states(ask: {
    indicator?: string
    region?: string
    category?: string
    at?: string
  }): Promise<Reply<{ epoch: string; position: number; at: string; states: State[] }>>
  series(ask: SeriesAsk): Promise<Reply<Series>>
  lineage(ask: { indicator: string; region: string; category?: string; time?: string }): Promise<Reply<Lineage>>
  /** How an index is weighed, and how the regions stand by it. */
  index(ask: { indicator: string }): Promise<Reply<IndexSeen>>
  /** Figures that are heading for a graver band, as last looked. */
  outlook(): Outlook
  /** The analyses declared; one as JSON text, computed when its inputs have changed. Rejects when it cannot be. */
  studies: { list(): AnalysisListed[]; study(id: string): Promise<Reply<{ tag: string; body: string }>> }
  /** Why it is not ready, or null. */
  unready(): Promise<string | null>
}
