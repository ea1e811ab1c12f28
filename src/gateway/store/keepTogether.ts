import { CannotKeep } from './errors.ts'
import type { ReadingOutcome, Row } from './types.ts'

/** Keeps rows in one transaction, each as known at its own instant. */
export type KeepRows = (rows: readonly Row[], knownAt: readonly number[]) => Promise<ReadingOutcome[]>

interface Call {
  rows: readonly Row[]
  knownAt: number
  resolve: (outcomes: ReadingOutcome[]) => void
  reject: (error: unknown) => void
}

/** Calls of fewer rows are kept together: a commit costs as much as tens of rows. */
const SMALL = 100
const MOST_TOGETHER = 2_000

/**
 * Small calls that come while others are being kept are kept together, in one transaction after them (group commit).
 * When it cannot be kept, none of them is; a call that spoils it for another reason spoils itself only.
 */
export const keepTogether = (keep: KeepRows): ((rows: readonly Row[], knownAt: number) => Promise<ReadingOutcome[]>) => {
  const waiting: Call[] = []
  let keeping = false

  const alone = ({ rows, knownAt }: Call): Promise<ReadingOutcome[]> => keep(rows, new Array<number>(rows.length).fill(knownAt))

  const together = async (calls: readonly Call[]): Promise<void> => {
    try {
      const outcomes = await keep(
        calls.flatMap(({ rows }) => rows),
        calls.flatMap(({ rows, knownAt }) => rows.map(() => knownAt)),
      )
      let from = 0
      for (const { rows, resolve } of calls) resolve(outcomes.slice(from, (from += rows.length)))
    } catch (error) {
      if (calls.length === 1 || error instanceof CannotKeep) for (const { reject } of calls) reject(error)
      else for (const call of calls) await alone(call).then(call.resolve, call.reject)
    }
  }

  const next = (): Call[] => {
    let rows = 0
    const most = waiting.findIndex((call) => (rows += call.rows.length) > MOST_TOGETHER)
    return waiting.splice(0, most < 0 ? waiting.length : Math.max(1, most))
  }

  const work = async (): Promise<void> => {
    keeping = true
    while (waiting.length > 0) await together(next())
    keeping = false
  }

  return (rows, knownAt) =>
    new Promise((resolve, reject) => {
      const call = { rows, knownAt, resolve, reject }
      if (rows.length >= SMALL) return void alone(call).then(resolve, reject)
      waiting.push(call)
      if (!keeping) void work()
    })
}
