import { Overruled } from './errors.ts'
import type { Query } from './sql.ts'

/** Holds the counter until the transaction ends, so that positions are given in the order of commits; answers the last one given. */
export const holdPosition = async (tx: Query): Promise<number> => {
  const [row] = await tx.query<{ value: number }>("SELECT value FROM counters WHERE name = 'position' FOR UPDATE")
  return row!.value
}

export const setPosition = async (tx: Query, position: number): Promise<void> => {
  await tx.query("UPDATE counters SET value = $1 WHERE name = 'position'", [position])
}

/** Takes the next position. */
export const nextPosition = async (tx: Query): Promise<number> => {
  const [row] = await tx.query<{ value: number }>("UPDATE counters SET value = value + 1 WHERE name = 'position' RETURNING value")
  return row!.value
}

/**
 * Holds the judges' number until the transaction ends, so that nobody follows as judge before what this one posts is to be seen.
 * Throws Overruled when it is another's. A judge that stands still inside its transaction loses it.
 */
export const holdFence = async (tx: Query, fence: number): Promise<void> => {
  const [row] = await tx.query<{ value: number }>(
    `SELECT value, set_config('idle_in_transaction_session_timeout', '1000', true) FROM counters WHERE name = 'judge' FOR SHARE`,
  )
  if (row!.value !== fence) throw new Overruled(`judge ${fence} was followed by judge ${row!.value}`)
}

/** Takes the next judge's number: every one before it is overruled from here on. */
export const nextFence = async (sql: Query): Promise<number> => {
  const [row] = await sql.query<{ value: number }>("UPDATE counters SET value = value + 1 WHERE name = 'judge' RETURNING value")
  return row!.value
}
