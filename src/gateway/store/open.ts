import { randomUUID } from 'node:crypto'
import { claim } from './claim.ts'
import type { FreeSpace } from './disk.ts'
import { CannotOpen } from './errors.ts'
import { migrate } from './migrate.ts'
import { openPglite } from './pglite.ts'
import { openPostgres } from './postgres.ts'
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

/** Opens the store of a place, made and brought up to date where needed. Rejects with `CannotOpen` in words for the operator. */
export const openStore = async (options: StoreOptions): Promise<Store> => {
  const { database, place, now, log, deadline, floor, freeSpace } = options
  const iso = options.iso ?? ((ms: number) => new Date(ms).toISOString())
  const sql = /^postgres(ql)?:\/\//.test(database)
    ? await openPostgres({ url: database, deadline, log })
    : await openPglite({ folder: database, deadline, floor, freeSpace, log })
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
