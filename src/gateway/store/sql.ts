/** What a statement may be given. A `Uint8Array` travels in PostgreSQL's binary form (see columns.ts). */
export type Param = string | number | boolean | null | Uint8Array

export interface Query {
  query<T = Record<string, unknown>>(text: string, params?: readonly Param[]): Promise<T[]>
}

/**
 * The seam to the database. `query` reads; whatever writes does so in a `transaction`, which is kept whole or not at all.
 * Rejects with `CannotKeep` when the database does not answer in time or cannot write.
 */
export interface Sql extends Query {
  transaction<T>(work: (sql: Query) => Promise<T>): Promise<T>
  /** Reads several times from one state of the database, whatever is written meanwhile. */
  snapshot<T>(work: (sql: Query) => Promise<T>): Promise<T>
  close(): Promise<void>
  /** A connection of one's own, to be told by and to hold a lock with; null where one process has the database alone. */
  session: ((told: Told) => Promise<Session>) | null
}

export interface Told {
  /** Somebody said something (NOTIFY) on a channel that is listened to. */
  heard(text: string): void
  /** The connection has gone; told once. */
  lost(): void
}

/** One connection. A query that is not answered within `deadline` ms ends it. */
export interface Session {
  query<T = Record<string, unknown>>(text: string, deadline: number): Promise<T[]>
  close(): void
}

/** Begins a transaction that reads one state of the database. */
export const READ_ONE_STATE = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'

/** A statement that the database refused, with its SQLSTATE. */
export class StatementRefused extends Error {
  override name = 'StatementRefused'
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message)
  }
}

/** SQLSTATE classes that say the database cannot work now, not that the statement is wrong: connection, resources, operator, system, internal. */
const UNABLE = /^(08|25006|40001|40P01|53|57|58|F0|XX)/

export const isUnable = (code: string): boolean => UNABLE.test(code)
