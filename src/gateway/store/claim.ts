import { CannotOpen } from './errors.ts'
import type { Query, Sql } from './sql.ts'

const PLACE = 'store.place'
const EPOCH = 'store.epoch'

const factsOf = async (sql: Query): Promise<Map<string, string>> => {
  const rows = await sql.query<{ name: string; value: string }>('SELECT name, value FROM facts WHERE name IN ($1, $2)', [PLACE, EPOCH])
  return new Map(rows.map(({ name, value }) => [name, value]))
}

/** Makes a new store `place`'s, with an epoch; answers the epoch. Another place's store is refused. */
export const claim = async (sql: Sql, place: string, makeEpoch: () => string): Promise<string> => {
  let facts = await factsOf(sql)
  if (facts.size < 2) {
    await sql.transaction(async (tx) => {
      const insert = 'INSERT INTO facts (name, value) VALUES ($1, $2), ($3, $4) ON CONFLICT (name) DO NOTHING'
      await tx.query(insert, [EPOCH, makeEpoch(), PLACE, place])
    })
    facts = await factsOf(sql)
  }
  const owner = facts.get(PLACE)!
  if (owner !== place) throw new CannotOpen(`this store belongs to the place ${owner}, not to ${place}; name another folder or database`)
  return facts.get(EPOCH)!
}
