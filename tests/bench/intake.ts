import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { openStore } from '../../src/gateway/store/open.ts'
import type { Row } from '../../src/gateway/store/types.ts'

const BATCH = 1_000
const BATCHES = 50
const SERIES = 1_000
const HOUR = 3_600_000
const BEGINS = Date.UTC(2026, 0, 1)

/** Rows kept a second, one figure for each way. */
export interface Speed {
  way: string
  rows: number
  perSecond: number
}

const rowAt = (at: number): Row => {
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

const batchAt = (batch: number): Row[] => Array.from({ length: BATCH }, (_, at) => rowAt(batch * BATCH + at))

const timed = async (way: string, keep: (rows: Row[]) => Promise<unknown>): Promise<Speed> => {
  await keep(batchAt(BATCHES))
  const began = performance.now()
  for (let batch = 0; batch < BATCHES; batch++) await keep(batchAt(batch))
  return { way, rows: BATCH * BATCHES, perSecond: Math.round((BATCH * BATCHES * 1_000) / (performance.now() - began)) }
}

const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'cockpit-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const throughStore = (folder: string): Promise<Speed[]> =>
  openStore({ database: folder, place: 'bench', now: () => BEGINS }).then(async (store) => {
    const speeds = [
      await timed('Store.keep, new rows: outcome a row, revisions kept, one durable transaction a batch', (rows) =>
        store.keep(rows, BEGINS),
      ),
      await timed('Store.keep, the same rows again: all unchanged', (rows) => store.keep(rows, BEGINS)),
    ]
    await store.close()
    return speeds
  })

const UPSERT = `INSERT INTO reading SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::float8[])
  ON CONFLICT (indicator, region, start) DO UPDATE SET value = EXCLUDED.value`

/** The floor of what can be asked of PGlite: one table, one statement a batch, the last value wins and the old one is lost. */
const rawUpsert = async (folder: string): Promise<Speed> => {
  const db = await PGlite.create(join(folder, 'raw'))
  await db.exec('CREATE TABLE reading (indicator text, region text, start bigint, value float8, PRIMARY KEY (indicator, region, start))')
  const speed = await timed('raw upsert into one table, in this thread: nothing but the newest value', (rows) =>
    db.query(UPSERT, [
      rows.map((row) => row.indicator),
      rows.map((row) => row.region),
      rows.map((row) => row.start),
      rows.map((row) => row.value),
    ]),
  )
  await db.close()
  return speed
}

/** Rows a second into the embedded store in batches of 1,000 over 1,000 series, beside what PGlite does bare. */
export const intake = async (): Promise<Speed[]> => [await inFolder(rawUpsert), ...(await inFolder(throughStore))]
