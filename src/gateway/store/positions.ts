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
