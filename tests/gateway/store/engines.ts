import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { claim } from '#gateway/store/claim.ts'
import { migrate } from '#gateway/store/migrate.ts'
import { openStore, type StoreOptions } from '#gateway/store/open.ts'
import { openPglite } from '#gateway/store/pglite.ts'
import { openPostgres } from '#gateway/store/postgres.ts'
import type { Sql } from '#gateway/store/sql.ts'
import { storeOn } from '#gateway/store/store.ts'
import type { Row, Store } from '#gateway/store/types.ts'
import { emptying } from './emptied.ts'

/** The store under test, and how to find it again as a restart would. */
export interface Subject {
  store: Store
  reopen(): Promise<void>
}

export interface Engine {
  name: 'PGlite' | 'PostgreSQL'
  /** An empty database's name, as `openStore` takes it. */
  fresh(): Promise<string>
  /** A store on an empty database, and the same again as a restart finds it. */
  empty(): Promise<Store>
  again(store: Store): Promise<Store>
  /** Removes all that was made. */
  clean(): Promise<void>
}

/** Tests of the statements share one, emptied before each. */
const pglite = (): Engine => {
  const root = mkdtempSync(join(tmpdir(), 'store-'))
  let count = 0
  let shared: Promise<Sql> | undefined
  const empty = emptying()
  const on = async (sql: Sql) => storeOn({ ...seamOf(sql), close: async () => {} }, await claim(sql, 'here', randomUUID), iso, randomUUID())
  const fresh = async () => join(root, String(++count))
  return {
    name: 'PGlite',
    fresh,
    empty: async () => {
      const sql = await (shared ??= openPglite({ folder: await fresh(), log: console.warn }))
      await migrate(sql, 0)
      await sql.transaction(empty)
      return on(sql)
    },
    again: async () => on((await shared)!),
    clean: async () => {
      await (await shared)?.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

const iso = (ms: number) => new Date(ms).toISOString()
const seamOf = (sql: Sql) => ({
  query: sql.query.bind(sql),
  transaction: sql.transaction.bind(sql),
  snapshot: sql.snapshot.bind(sql),
  session: null,
})

const SERVER = process.env.COCKPIT_TEST_POSTGRES ?? `postgres://${userInfo().username}@127.0.0.1:5432/test`

const postgres = (): Engine => {
  const made: string[] = []
  const fresh = async () => {
    const schema = `cockpit_test_${randomBytes(6).toString('hex')}`
    made.push(schema)
    const url = new URL(SERVER)
    url.searchParams.set('schema', schema)
    return url.href
  }
  let shared: string | undefined
  const empty = emptying()
  return {
    name: 'PostgreSQL',
    fresh,
    empty: async () => {
      shared ??= await fresh()
      const sql = await openPostgres({ url: shared })
      await migrate(sql, 0)
      await sql.transaction(empty)
      await sql.close()
      return open(shared)
    },
    again: async (store) => {
      await store.close()
      return open(shared!)
    },
    clean: async () => {
      const client = new pg.Client(SERVER)
      await client.connect()
      for (const schema of made) await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
      await client.end()
    },
  }
}

const reachable = async (): Promise<string | null> => {
  const client = new pg.Client({ connectionString: SERVER, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
    await client.end()
    return null
  } catch (error) {
    return (error as Error).message || String((error as { code?: string }).code)
  }
}

/** PGlite always; PostgreSQL where a server answers (COCKPIT_TEST_POSTGRES, else the local one's database `test`). */
export const engines = async (): Promise<Engine[]> => {
  const why = await reachable()
  if (why === null) return [pglite(), postgres()]
  console.warn(`SKIPPED on PostgreSQL: no server at ${new URL(SERVER).host} (${why}); set COCKPIT_TEST_POSTGRES to run it`)
  return [pglite()]
}

export const open = (database: string, more: Partial<StoreOptions> = {}): Promise<Store> =>
  openStore({ database, place: 'here', now: () => 1_700_000_000_000, ...more })

export const row = (more: Partial<Row> = {}): Row => ({
  indicator: 'economy.gdp',
  region: '500100',
  category: null,
  department: 'statistics',
  start: 0,
  end: 3_600_000,
  value: 1,
  numerator: null,
  denominator: null,
  quality: 'measured',
  simulated: false,
  source: null,
  ...more,
})
