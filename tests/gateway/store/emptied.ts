import type { Query } from '#gateway/store/sql.ts'

interface Counter {
  name: string
  value: number
}
const COUNTERS = 'SELECT name, value FROM counters ORDER BY name'

/** Tables that hold something, but for the two that a new store holds something in as well. */
const EMPTY = `DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT oid::regclass AS name FROM pg_class
    WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND relname NOT IN ('migrations', 'counters') AND pg_relation_size(oid) > 0
  LOOP EXECUTE format('TRUNCATE %s', one.name); END LOOP;
  FOR one IN SELECT oid::regclass AS name FROM pg_class WHERE relkind = 'S' AND relnamespace = current_schema()::regnamespace
  LOOP EXECUTE format('ALTER SEQUENCE %s RESTART', one.name); END LOOP;
END $$`

/** Makes a store anew of one that tests share: a hundred tables take a second to make. Call first when it is new. */
export const emptying = () => {
  let counters: Counter[] | undefined
  return async (sql: Query): Promise<void> => {
    if (!counters) {
      counters = await sql.query<Counter>(COUNTERS)
      return
    }
    await sql.query(EMPTY)
    await sql.query('DELETE FROM counters')
    for (const { name, value } of counters) await sql.query('INSERT INTO counters (name, value) VALUES ($1, $2)', [name, value])
  }
}
