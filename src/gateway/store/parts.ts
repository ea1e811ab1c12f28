import type { Query } from './sql.ts'

/** The tables that one by series lies in. */
export const partsOf = (table: 'readings' | 'superseded' | 'folded' | 'packs'): string[] =>
  Array.from({ length: 16 }, (_, part) => `${table}_${part}`)

/** Where readings are let go or laid together. A server's own autovacuum looks after them there. */
export const VACUUMED: readonly string[] = [...partsOf('readings'), ...partsOf('superseded'), ...partsOf('folded'), ...partsOf('packs')]

/** Makes the room of what was let go from one table to be used again; others wait meanwhile where the database has one connection only. */
export const vacuum = async (sql: Query, table: string): Promise<void> => {
  await sql.query(`VACUUM (TRUNCATE false) ${table}`)
}
