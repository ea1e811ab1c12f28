import type { Levers } from '#analysis/supposed/levers.ts'
import type { Supposition } from '#analysis/supposed/suppose.ts'
import type { Goal, Way } from '#analysis/supposed/cheapest.ts'
import type { Finding } from '#analysis/finding.ts'
import type { IndexShown } from '#contract/analysis/indexTable.ts'
import type { AnalysisColumn, AnalysisInputs } from '#contract/analysis/result.ts'

/** What is asked of the worker: a region's levers first, then what moves would come to, and how a goal is reached. */
export type SupposeAsked =
  | {
      do: 'load'
      ask: number
      index: IndexShown
      columns: readonly AnalysisColumn[]
      inputs: AnalysisInputs
      region: string
      period: string
    }
  | { do: 'suppose'; ask: number; moved: Record<string, number> }
  | { do: 'reach'; ask: number; goal: Goal }

export type SupposeTold =
  | { did: 'load'; ask: number; levers: Finding<Levers> }
  | { did: 'suppose'; ask: number; supposition: Supposition }
  | { did: 'reach'; ask: number; way: Finding<Way> }
