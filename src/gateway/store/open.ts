import { randomUUID } from 'node:crypto'
import { claim } from './claim.ts'
import type { FreeSpace } from './disk.ts'
import { CannotOpen } from './errors.ts'
import { migrate } from './migrate.ts'
import { openPglite } from './pglite.ts'
import { openPostgres } from './postgres.ts'
import type { Sql } from './sql.ts'
import { storeOn } from './store.ts'
import type { Store } from './types.ts'

export interface StoreOptions {
  /** A folder, or a `postgres://` URL (with `?schema=` to share a database). */
  database: string
  /** The place whose store it is. */
  place: string
  now: () => number
  log?: (line: string) => void
  /** Writes the instants that the store gives; default UTC. */
  iso?: (ms: number) => string
  random?: () => string
  /** Ms until a statement that is not answered is given up. */
  deadline?: number
  /** Bytes that must be free on the disk of the folder for a write to begin. */
  floor?: number
  freeSpace?: FreeSpace
}

export type DatabaseOptions = Pick<StoreOptions, 'database' | 'log' | 'deadline' | 'floor' | 'freeSpace'>

/** Opens the database alone, of whatever place. Rejects with `CannotOpen` in words for the operator. */
export const openDatabase = ({ database, log, deadline, floor, freeSpace }: DatabaseOptions): Promise<Sql> =>
  /^postgres(ql)?:\/\//.test(database)
    ? openPostgres({ url: database, deadline, log })
    : openPglite({ folder: database, deadline, floor, freeSpace, log })

/**
 * Opens the store of a place, made and brought up to date where needed, in a database that may have been `opened` before.
 * Rejects with `CannotOpen` in words for the operator.
 */
export const openStore = async (options: StoreOptions, opened: Promise<Sql> = openDatabase(options)): Promise<Store> => {
  const { place, now } = options
  const iso = options.iso ?? ((ms: number) => new Date(ms).toISOString())
  const sql = await opened
  try {
    await migrate(sql, now())
    const random = options.random ?? randomUUID
    const epoch = await claim(sql, place, random)
    return await storeOn(sql, epoch, iso, random())
  } catch (error) {
    await sql.close()
    if (error instanceof CannotOpen) throw error
    throw new CannotOpen(`cannot open the store: ${(error as Error).message}`)
  }
}
