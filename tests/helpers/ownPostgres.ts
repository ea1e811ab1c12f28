import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from './started.ts'
import { until } from './until.ts'

const DEBIAN = '/usr/lib/postgresql'

/** The folder of the newest PostgreSQL's programs on this machine, or null. */
const programs = (): string | null => {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map((version) => join(DEBIAN, version, 'bin')), ...(process.env.PATH ?? '').split(':')]
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))) ?? null
}

/** PostgreSQL does not run as root: who runs it then. Nobody to be found is `null`, not root is `{}`. */
const runner = (): { uid?: number; gid?: number } | null => {
  if (process.getuid?.() !== 0) return {}
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const found = ['postgres', 'nobody'].map((name) => users.find(([user]) => user === name)).find(Boolean)
  return found ? { uid: Number(found[2]), gid: Number(found[3]) } : null
}

/** Why this machine has no server of the tests' own, or null: to be said aloud where tests are skipped. */
export const whyNoPostgres = (): string | null => {
  if (programs() === null) return 'no PostgreSQL programs (initdb, postgres) on this machine'
  return runner() === null ? 'PostgreSQL does not run as root, and there is no user postgres or nobody' : null
}

export interface OwnPostgres {
  port: number
  /** A database's URL with a schema of its own; through another port (a proxy's) where one is given. */
  url(schema: string, port?: number): string
  /** Runs one statement as its owner. */
  ask<T = Record<string, unknown>>(text: string, params?: unknown[]): Promise<T[]>
  start(): Promise<void>
  /** `fast` as an operator stops it, `immediate` without a checkpoint. */
  stop(how?: 'fast' | 'immediate'): Promise<void>
  restart(how?: 'fast' | 'immediate'): Promise<void>
  /** kill -9 of the server and all of its processes. */
  kill(): Promise<void>
  said(): string
  /** Stops it and removes its folder. */
  close(): Promise<void>
}

const childrenOf = (pid: number): number[] => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

const signal = (pid: number, name: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}

/** A PostgreSQL server of the test's own, in a temporary folder, from this machine's programs. `durable` waits for the disk as in earnest. */
export const ownPostgres = async ({ durable = false, settings = [] as readonly string[] } = {}): Promise<OwnPostgres> => {
  const why = whyNoPostgres()
  if (why !== null) throw new Error(why)
  const bin = programs()!
  const as = runner()!
  const folder = mkdtempSync(join(tmpdir(), 'own-postgres-'))
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid!)
  const data = join(folder, 'data')
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'test', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], {
    ...as,
    cwd: folder,
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || String(made.error)}`)
  const port = await freePort()
  const options = [`fsync=${durable ? 'on' : 'off'}`, `unix_socket_directories=${folder}`, 'listen_addresses=127.0.0.1', ...settings]
  let child: ChildProcess | null = null
  let gone: Promise<unknown> = Promise.resolve()
  let said = ''

  const ask = async <T>(text: string, params: unknown[] = []): Promise<T[]> => {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'test', database: 'postgres', connectionTimeoutMillis: 2_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return (await client.query(text, params)).rows as T[]
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  const start = async () => {
    const its = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...options.flatMap((one) => ['-c', one])], {
      ...as,
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = its
    for (const stream of [its.stdout, its.stderr]) stream.on('data', (chunk: Buffer) => (said = (said + chunk).slice(-20_000)))
    gone = new Promise((resolve) => its.on('exit', resolve))
    const up = () =>
      ask('SELECT 1').then(
        () => true,
        () => its.exitCode !== null,
      )
    await until(up, Boolean, 60_000)
    if (its.exitCode !== null) throw new Error(`postgres ended: ${said}`)
  }
  const stop = async (how: 'fast' | 'immediate' = 'fast') => {
    child?.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT')
    await gone
  }
  const kill = async () => {
    if (!child?.pid) return
    const all = [child.pid, ...childrenOf(child.pid)]
    for (const pid of all) signal(pid, 'SIGKILL')
    await gone
    await until(() => !all.some((pid) => signal(pid, 0)))
  }
  const atExit = () => void child?.kill('SIGQUIT')
  process.on('exit', atExit)
  await start()
  return {
    port,
    url: (schema, through = port) => `postgres://test@127.0.0.1:${through}/postgres?schema=${schema}`,
    ask,
    start,
    stop,
    restart: async (how) => {
      await stop(how)
      await start()
    },
    kill,
    said: () => said,
    close: async () => {
      await stop('immediate')
      process.off('exit', atExit)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
