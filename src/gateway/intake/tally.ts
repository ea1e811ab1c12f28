import type { RefusedRow } from '#contract/reading.ts'
import type { ReportsAnswer } from '#contract/notice.ts'
import { DoorRefused } from '../http/doorRefused.ts'

/** The most refused rows one call may have: beyond it the sender has not looked at any answer. */
export const MOST_REFUSED = 200_000

/** Any intake door's answer: rows by outcome, the refused ones by index. */
export interface Answer {
  accepted: number
  unchanged: number
  revised: number
  refused: readonly (Omit<RefusedRow, 'reason'> & { reason: string })[]
}

export type Watch = (outcome: 'accepted' | 'unchanged' | 'revised' | 'refused', reason: string, rows: number) => void

/** Adds up what became of the rows of one call. */
export class Tally {
  #accepted = 0
  #unchanged = 0
  #revised = 0
  #refused: Answer['refused'][number][] = []

  /** `watch` is told of every row as it is counted, also of those before a call fails. */
  constructor(private readonly watch: Watch) {}

  /** Rows taken so far: kept now or before. */
  get taken(): number {
    return this.#accepted + this.#unchanged + this.#revised
  }

  add(answer: Answer): void {
    for (const outcome of ['accepted', 'unchanged', 'revised'] as const) if (answer[outcome] > 0) this.watch(outcome, '', answer[outcome])
    this.#accepted += answer.accepted
    this.#unchanged += answer.unchanged
    this.#revised += answer.revised
    for (const row of answer.refused) this.refuse(row)
  }

  refuse(row: Answer['refused'][number]): void {
    if (this.#refused.length === MOST_REFUSED) {
      throw new DoorRefused('too_large', `more than ${MOST_REFUSED} rows were refused, the last one with ${row.reason}: ${row.message}`)
    }
    this.watch('refused', row.reason, 1)
    this.#refused.push(row)
  }

  answer(): ReportsAnswer {
    const refused = this.#refused.toSorted((one, other) => one.index - other.index)
    return { accepted: this.#accepted, unchanged: this.#unchanged, revised: this.#revised, refused }
  }
}
