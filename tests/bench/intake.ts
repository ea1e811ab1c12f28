import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { openStore } from '../../src/gateway/store/open.ts'
import type { Row as Kept } from '../../src/gateway/store/types.ts'
import { ownPostgres, whyNoPostgres } from '../helpers/ownPostgres.ts'
import type { Bench, Row } from './row.ts'

const BATCH = 1_000
const BATCHES = 50
const SERIES = 1_000
const SINGLES = 300
const AIM = 0.6
const HOUR = 3_600_000
const BEGINS = Date.UTC(2026, 0, 1)

const rowAt = (at: number): Kept => {
  const start = BEGINS + Math.floor(at / SERIES) * HOUR
  return {
    indicator: `economy.figure_${at % 20}`,
    region: String(500000 + (Math.floor(at / 20) % 50)),
    category: null,
    department: 'bench',
    start,
    end: start + HOUR,
    value: (at * 7919) % 1000,
    numerator: null,
    denominator: null,
    quality: 'measured',
    simulated: false,
    source: null,
  }
}

const batchAt = (batch: number): Kept[] => Array.from({ length: BATCH }, (_, at) => rowAt(batch * BATCH + at))

/** Rows kept a second. */
const timed = async (keep: (rows: Kept[]) => Promise<unknown>): Promise<number> => {
  await keep(batchAt(BATCHES))
  const began = performance.now()
  for (let batch = 0; batch < BATCHES; batch++) await keep(batchAt(batch))
  return (BATCH * BATCHES * 1_000) / (performance.now() - began)
}

interface Speed {
  first: number
  again: number
}

const throughStore = async (database: string): Promise<Speed> => {
  const store = await openStore({ database, place: 'bench', now: () => BEGINS })
  const first = await timed((rows) => store.keep(rows, BEGINS))
  const again = await timed((rows) => store.keep(rows, BEGINS))
  await store.close()
  return { first, again }
}

const TABLE = 'CREATE TABLE reading (indicator text, region text, start bigint, value float8, PRIMARY KEY (indicator, region, start))'
const UPSERT = `INSERT INTO reading SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::float8[])
  ON CONFLICT (indicator, region, start) DO UPDATE SET value = EXCLUDED.value`

/** The floor of what can be asked of an engine: one table, one statement a batch, the last value wins and the old one is lost; and the same a row at a time. */
const rawUpsert = async (query: (text: string, params: unknown[]) => Promise<unknown>): Promise<Speed & { single: number }> => {
  await query(TABLE, [])
  const keep = (rows: readonly Kept[]) =>
    query(UPSERT, [
      rows.map((row) => row.indicator),
      rows.map((row) => row.region),
      rows.map((row) => row.start),
      rows.map((row) => row.value),
    ])
  const first = await timed(keep)
  const again = await timed(keep)
  const began = performance.now()
  for (let at = 0; at < SINGLES; at++) await keep([rowAt(BATCH * BATCHES * 2 + at)])
  return { first, again, single: (SINGLES * 1_000) / (performance.now() - began) }
}

const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'cockpit-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const onPglite = async (): Promise<Row[]> => {
  const raw = await inFolder(async (folder) => {
    const db = await PGlite.create(join(folder, 'raw'))
    return rawUpsert((text, params) => db.query(text, params)).finally(() => db.close())
  })
  return rowsOf('PGlite', raw, await inFolder(throughStore))
}

const onPostgres = async (): Promise<Row[]> => {
  const why = whyNoPostgres()
  if (why !== null) {
    process.stderr.write(`SKIPPED the intake into PostgreSQL: ${why}\n`)
    return []
  }
  const server = await ownPostgres({ durable: true })
  try {
    const client = new pg.Client(server.url('raw'))
    await client.connect()
    const raw = await rawUpsert((text, params) => client.query(text, params)).finally(() => client.end())
    return rowsOf('PostgreSQL', raw, await throughStore(server.url('bench')))
  } finally {
    await server.close()
  }
}

const rowsOf = (engine: string, raw: Speed & { single: number }, ours: Speed): Row[] => {
  const row = (what: string, speed: number, floor: number) => ({
    what: `Intake into ${engine}: ${what}`,
    unit: 'rows/s',
    others: [
      { way: 'raw upsert, newest value only', figure: floor },
      { way: 'raw, a commit a row', figure: raw.single },
    ],
    ours: speed,
    aim: `≥ ${AIM} of raw`,
    met: speed >= AIM * floor,
  })
  return [row('new rows, revisions kept, durable', ours.first, raw.first), row('the same rows again', ours.again, raw.again)]
}

/** Rows a second into each engine in batches of 1,000 over 1,000 series, beside what the engine does bare. */
export const intake: Bench = async () => [...(await onPglite()), ...(await onPostgres())]
