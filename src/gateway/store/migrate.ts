import { CannotOpen } from './errors.ts'
import { MIGRATIONS } from './migrations/all.ts'
import type { Migration } from './migrations/migration.ts'
import type { Query, Sql } from './sql.ts'

const numberOf = async (sql: Query): Promise<number> => {
  const [row] = await sql.query<{ there: boolean }>(`SELECT to_regclass('migrations') IS NOT NULL AS there`)
  if (!row?.there) return 0
  const [last] = await sql.query<{ number: number }>('SELECT coalesce(max(number), 0) AS number FROM migrations')
  return last!.number
}

/** Brings the schema up to the code, in one transaction under an advisory lock. A store newer than the code is refused. */
export const migrate = async (sql: Sql, at: number, steps: readonly Migration[] = MIGRATIONS): Promise<void> => {
  const newest = steps.at(-1)!.number
  const check = (number: number): number => {
    if (number > newest)
      throw new CannotOpen(`the store was made by a newer version (schema ${number}, this one knows ${newest}); update the program`)
    return number
  }
  if (check(await numberOf(sql)) === newest) return
  await sql.transaction(async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('cockpit migrations ' || current_schema()))`)
    await tx.query('CREATE TABLE IF NOT EXISTS migrations (number integer PRIMARY KEY, name text NOT NULL, at bigint NOT NULL)')
    const from = check(await numberOf(tx))
    for (const step of steps.filter(({ number }) => number > from)) {
      for (const statement of step.statements) await tx.query(statement)
      await tx.query('INSERT INTO migrations (number, name, at) VALUES ($1, $2, $3)', [step.number, step.name, at])
    }
  })
}
