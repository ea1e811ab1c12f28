import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Folder } from '../../src/gateway/folder.ts'
import { modelOf } from '../../src/gateway/model.ts'
import { openStore } from '../../src/gateway/store/open.ts'
import type { Row as Kept, Store } from '../../src/gateway/store/types.ts'
import { ownPostgres, whyNoPostgres } from '../helpers/ownPostgres.ts'
import { town } from '../helpers/town.ts'
import { at, type Bench, type Row } from './row.ts'

const READINGS = 1_000_000
const BATCH = 5_000
const REGIONS = ['11', '12', '13']
const EVERY = 60_000
const DAY = 86_400_000
const BEGINS = Date.UTC(2026, 0, 1)
const REST = 3_000
const INDICATORS = 10

const rowAt = (n: number, more: Partial<Kept> = {}): Kept => {
  const series = n % (REGIONS.length * INDICATORS)
  const start = BEGINS + Math.floor(n / (REGIONS.length * INDICATORS)) * EVERY
  return {
    indicator: `society.count_${series % INDICATORS}`,
    region: REGIONS[Math.floor(series / INDICATORS)]!,
    category: null,
    department: 'office',
    start,
    end: start,
    value: (n * 7919) % 1000,
    numerator: null,
    denominator: null,
    quality: 'measured',
    simulated: false,
    source: null,
    lies: start,
    ...more,
  }
}

const place = () =>
  town((parts) => {
    const [one] = parts['indicators'] as object[]
    parts['indicators'] = Array.from({ length: INDICATORS }, (_, n) => ({
      ...one,
      id: `society.count_${n}`,
      grain: 'day',
      gather: 'sum',
      every: '1m',
    }))
    parts['indices'] = []
  })

/** What a writer of single readings and a reader of the same database wait (ms) while something is done. */
const waits = async (store: Store, now: number, work: Promise<unknown>): Promise<number[]> => {
  let working = true
  void work.finally(() => (working = false)).catch(() => undefined)
  const found: number[] = []
  const over = async (ask: (n: number) => Promise<unknown>) => {
    for (let n = 0; working; n++) {
      const began = performance.now()
      await ask(n)
      found.push(performance.now() - began)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  await Promise.all([
    over((n) => store.keep([rowAt(n, { start: now + n, end: now + n, lies: now + n })], now)),
    over(() => store.fact('anchor')),
  ])
  await work
  return found
}

const measured = async (database: string): Promise<{ rest: number[]; folding: number[] }> => {
  const now = BEGINS + (READINGS / REGIONS.length / INDICATORS) * EVERY + 40 * DAY
  const store = await openStore({ database, place: 'town', now: () => now })
  try {
    for (let from = 0; from < READINGS; from += BATCH)
      await store.keep(
        Array.from({ length: BATCH }, (_, n) => rowAt(from + n)),
        BEGINS,
      )
    const model = modelOf(place(), 1)
    const stopwatch = () => performance.now()
    const folder = new Folder({ store, now: () => now, stopwatch, model: () => model, folded: async () => undefined })
    const rest = await waits(store, now - 2 * DAY, new Promise((resolve) => setTimeout(resolve, REST)))
    const fold = async () => {
      do await folder.work(null)
      while (folder.sweeps)
    }
    return { rest, folding: await waits(store, now - DAY, fold()) }
  } finally {
    await store.close()
  }
}

const most = (figures: readonly number[]): number => figures.reduce((a, b) => Math.max(a, b), 0)
const rowOf = (engine: string, { rest, folding }: { rest: number[]; folding: number[] }): Row => ({
  what: `The longest that a writer or a reader waits while 1 million readings are rolled up, let go and vacuumed, ${engine}`,
  unit: 'ms',
  others: [
    { way: 'at rest', figure: most(rest) },
    { way: 'rolling up, 99 of 100', figure: at(0.99, folding) },
  ],
  ours: most(folding),
  aim: '≤ 100 ms',
  met: most(folding) <= 100,
})

/** What others wait while the store thins itself out. */
export const keep: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cockpit-bench-'))
  const rows: Row[] = []
  try {
    rows.push(rowOf('PGlite', await measured(folder)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const why = whyNoPostgres()
  if (why !== null) {
    process.stderr.write(`SKIPPED on PostgreSQL: ${why}\n`)
    return rows
  }
  const server = await ownPostgres({ durable: true })
  try {
    rows.push(rowOf('PostgreSQL', await measured(server.url('keep'))))
  } finally {
    await server.close()
  }
  return rows
}
