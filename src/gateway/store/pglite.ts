import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { diskFloor, type FreeSpace, freeSpaceOf } from './disk.ts'
import { CannotKeep, CannotOpen } from './errors.ts'
import { lockFolder } from './lock.ts'
import { PgliteConnection } from './pgliteConnection.ts'
import { type Param, type Query, READ_ONE_STATE, type Sql } from './sql.ts'

export interface PgliteOptions {
  folder: string
  /** Ms until a statement that is not answered ends the worker. */
  deadline?: number
  /** Ms the database may take to open: a first start makes it, a crash is recovered from. */
  patience?: number
  /** Bytes that must be free on the disk for a write to begin. */
  floor?: number
  freeSpace?: FreeSpace
  log?: (line: string) => void
}

/** Step by step: Node's own `recursive` never comes back where mkdir says ENOENT below a folder that exists (/proc). */
const makeFolders = (folder: string): void => {
  if (existsSync(folder)) return
  makeFolders(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

const prepareFolder = (folder: string): void => {
  try {
    makeFolders(folder)
    const probe = join(folder, `.probe-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    if (existsSync(folder) && !statSync(folder).isDirectory()) throw new CannotOpen(`the store's folder ${folder} is a file; name a folder`)
    throw new CannotOpen(`cannot write to the store's folder ${folder}: ${(error as Error).message}`)
  }
}

/** An embedded PostgreSQL in a folder, in a worker of its own, one statement or transaction at a time. */
class Pglite implements Sql {
  readonly session = null
  #turn: Promise<unknown> = Promise.resolve()
  #closed = false
  #connection: Promise<PgliteConnection> | undefined

  constructor(
    private readonly connect: () => Promise<PgliteConnection>,
    private readonly checkDisk: () => Promise<void>,
    private readonly release: () => void,
    private readonly deadline: number,
    private readonly log: (line: string) => void,
  ) {}

  async open(): Promise<void> {
    await this.#current()
  }

  query<T>(text: string, params?: readonly Param[]): Promise<T[]> {
    return this.#inTurn((connection) => connection.ask<T>(text, params))
  }

  async transaction<T>(work: (sql: Query) => Promise<T>): Promise<T> {
    await this.checkDisk()
    return this.#whole('BEGIN', work)
  }

  snapshot<T>(work: (sql: Query) => Promise<T>): Promise<T> {
    return this.#whole(READ_ONE_STATE, work)
  }

  #whole<T>(begin: string, work: (sql: Query) => Promise<T>): Promise<T> {
    return this.#inTurn(async (connection) => {
      const begun = connection.ask(begin)
      begun.catch(() => {})
      try {
        const answer = await work({ query: (text, params) => connection.ask(text, params) })
        await begun
        await connection.ask('COMMIT')
        return answer
      } catch (error) {
        await connection.ask('ROLLBACK').catch(() => {})
        throw error
      }
    })
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.#turn
    const connection = await this.#connection?.catch(() => null)
    await connection?.close()
    this.release()
  }

  /** What was asked of a database that is lost by its turn is refused with the rest, not kept waiting for the next one. */
  #inTurn<T>(work: (connection: PgliteConnection) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new CannotKeep('the store is closed'))
    const connection = this.#current()
    const run = this.#turn.then(async () => work(await this.#inTime(connection)))
    this.#turn = run.catch(() => {})
    return run
  }

  async #inTime(connection: Promise<PgliteConnection>): Promise<PgliteConnection> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new CannotKeep('the database is still being opened')), this.deadline)
    })
    return Promise.race([connection, late]).finally(() => clearTimeout(timer))
  }

  #current(): Promise<PgliteConnection> {
    if (this.#connection === undefined) {
      this.#connection = this.#connect()
      this.#connection.catch(() => {})
    }
    return this.#connection
  }

  async #connect(): Promise<PgliteConnection> {
    try {
      const connection = await this.connect()
      void connection.lost.then((why) => this.#reconnect(why))
      return connection
    } catch (error) {
      this.#connection = undefined
      throw new CannotKeep(`the database does not open: ${(error as Error).message}`)
    }
  }

  #reconnect(why: string): void {
    this.#connection = undefined
    if (this.#closed) return
    this.log(`store: the database was lost (${why}), opening it again`)
    this.#current().then(
      () => this.log('store: the database is open again'),
      (error: Error) => this.log(`store: ${error.message}`),
    )
  }
}

/** Makes the database beside its place and moves it there whole: a first start that was cut off leaves nothing behind. */
const makeDatabase = async (folder: string, patience: number): Promise<string> => {
  const database = join(folder, 'pglite')
  if (existsSync(database)) return database
  const making = join(folder, 'pglite.making')
  rmSync(making, { recursive: true, force: true })
  const connection = await PgliteConnection.open(making, patience, patience)
  await connection.close()
  renameSync(making, database)
  return database
}

/** Opens the embedded database; `CannotOpen` when the folder is no good or another process has it. */
export const openPglite = async (options: PgliteOptions): Promise<Sql> => {
  const { deadline = 15_000, patience = 120_000, floor = 64 * 2 ** 20 } = options
  const folder = resolve(options.folder)
  prepareFolder(folder)
  const release = lockFolder(folder)
  try {
    const database = await makeDatabase(folder, patience)
    const checkDisk = diskFloor(folder, floor, options.freeSpace ?? freeSpaceOf)
    const connect = () => PgliteConnection.open(database, deadline, patience)
    const sql = new Pglite(connect, checkDisk, release, deadline, options.log ?? (() => {}))
    await sql.open()
    return sql
  } catch (error) {
    release()
    throw new CannotOpen(`cannot open the store in ${folder}: ${(error as Error).message}`)
  }
}
