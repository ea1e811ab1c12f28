import pg from 'pg'
import { CannotKeep, CannotOpen } from './errors.ts'
import { isUnable, type Param, type Query, type Sql, StatementRefused } from './sql.ts'

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database?schema=name`; without `schema` the server's own search path. */
  url: string
  /** Ms until a statement that is not answered is cancelled. */
  deadline?: number
  log?: (line: string) => void
}

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

  constructor(private readonly pool: pg.Pool) {}

  query<T>(text: string, params?: readonly Param[]): Promise<T[]> {
    return ask(this.pool, text, params)
  }

  async transaction<T>(work: (sql: Query) => Promise<T>): Promise<T> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw translated(error)
    })
    let broken = false
    try {
      await ask(client, 'BEGIN')
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
  const pool = new pg.Pool({
    connectionString: address.href,
    max: 8,
    connectionTimeoutMillis: 5_000,
    statement_timeout: deadline,
    query_timeout: deadline + 1_000,
    keepAlive: true,
    ...(schema === null ? {} : { options: `-c search_path=${schema}` }),
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
  return new Postgres(pool)
}
