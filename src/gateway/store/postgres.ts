import pg from 'pg'
import { CannotKeep, CannotOpen } from './errors.ts'
import { isUnable, type Param, type Query, READ_ONE_STATE, type Session, type Sql, StatementRefused, type Told } from './sql.ts'

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database?schema=name`; without `schema` the server's own search path. */
  url: string
  /** Ms until a statement that is not answered is cancelled. */
  deadline?: number
  log?: (line: string) => void
}

/** Ms until a session that cannot be had is given up: who waits for it counts in seconds. */
const SESSION_PATIENCE = 1_500
const INT8 = 20
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? (text: string) => Number(text) : pg.types.getTypeParser(oid, format as 'text'),
}

const translated = (error: unknown): Error => {
  const { message, code } = error as Error & { code?: string }
  if (error instanceof pg.DatabaseError && code !== undefined && !isUnable(code)) return new StatementRefused(message, code)
  return new CannotKeep(`PostgreSQL: ${message || String(code)}`)
}

const ask = async <T>(client: pg.Pool | pg.PoolClient, text: string, params: readonly Param[] = []): Promise<T[]> => {
  try {
    const { rows } = await client.query({ text, values: [...params], types: types as pg.CustomTypesConfig })
    return rows as T[]
  } catch (error) {
    throw translated(error)
  }
}

/** A PostgreSQL server, through a pool of connections. */
class Postgres implements Sql {
  #closing: Promise<void> | undefined

  constructor(
    private readonly pool: pg.Pool,
    private readonly client: () => pg.Client,
  ) {}

  session = async ({ heard, lost }: Told): Promise<Session> => {
    const client = this.client()
    let gone = false
    const close = () => {
      if (gone) return
      gone = true
      void client.end().catch(() => undefined)
      lost()
    }
    client.on('error', close)
    client.on('end', close)
    client.on('notification', ({ payload = '' }) => heard(payload))
    try {
      await client.connect()
    } catch (error) {
      close()
      throw translated(error)
    }
    return {
      close,
      query: async <T>(text: string, deadline: number) => {
        try {
          const { rows } = await client.query({ text, query_timeout: deadline, types } as pg.QueryConfig)
          return rows as T[]
        } catch (error) {
          close()
          throw translated(error)
        }
      },
    }
  }

  query<T>(text: string, params?: readonly Param[]): Promise<T[]> {
    return ask(this.pool, text, params)
  }

  transaction<T>(work: (sql: Query) => Promise<T>): Promise<T> {
    return this.#whole('BEGIN', work)
  }

  snapshot<T>(work: (sql: Query) => Promise<T>): Promise<T> {
    return this.#whole(READ_ONE_STATE, work)
  }

  async #whole<T>(begin: string, work: (sql: Query) => Promise<T>): Promise<T> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw translated(error)
    })
    let broken = false
    try {
      await ask(client, begin)
      const answer = await work({ query: (text, params) => ask(client, text, params) })
      await ask(client, 'COMMIT')
      return answer
    } catch (error) {
      await ask(client, 'ROLLBACK').catch(() => (broken = true))
      throw error
    } finally {
      client.release(broken)
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.pool.end()
    return this.#closing
  }
}

/** Opens a store on a PostgreSQL server; `CannotOpen` when it cannot be reached. */
export const openPostgres = async ({ url, deadline = 15_000, log = () => {} }: PostgresOptions): Promise<Sql> => {
  const address = new URL(url)
  const schema = address.searchParams.get('schema')
  address.searchParams.delete('schema')
  if (schema !== null && !/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) throw new CannotOpen(`${schema} is no name for a schema`)
  const whereabouts = {
    connectionString: address.href,
    keepAlive: true,
    ...(schema === null ? {} : { options: `-c search_path=${schema}` }),
  }
  const pool = new pg.Pool({
    ...whereabouts,
    max: 8,
    connectionTimeoutMillis: 5_000,
    statement_timeout: deadline,
    query_timeout: deadline + 1_000,
  })
  const lost = (error: Error) => log(`store: a connection to PostgreSQL was lost: ${error.message}`)
  pool.on('error', lost)
  // A client that is lent out has no other listener, and an 'error' nobody hears ends the process; its query rejects anyway.
  pool.on('connect', (client) => client.on('error', () => {}))
  try {
    if (schema !== null)
      await pool.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`).catch((error: { code?: string }) => {
        if (error.code !== '23505' && error.code !== '42P06') throw error
      })
    await pool.query('SELECT 1')
  } catch (error) {
    await pool.end()
    const { message, code } = error as Error & { code?: string }
    throw new CannotOpen(`cannot open the store on PostgreSQL at ${address.host}${address.pathname}: ${message || String(code)}`)
  }
  return new Postgres(pool, () => new pg.Client({ ...whereabouts, connectionTimeoutMillis: SESSION_PATIENCE }))
}
