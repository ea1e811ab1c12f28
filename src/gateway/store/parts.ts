import type { Query } from './sql.ts'

/** The tables that readings lie in. */
export const readingParts = Array.from({ length: 16 }, (_, part) => `readings_${part}`)

/** Where readings are let go. A server's own autovacuum looks after them there. */
export const VACUUMED: readonly string[] = [...readingParts, 'superseded']

/** Makes the room of what was let go from one table to be used again; others wait meanwhile where the database has one connection only. */
export const vacuum = async (sql: Query, table: string): Promise<void> => {
  await sql.query(`VACUUM (TRUNCATE false) ${table}`)
}
