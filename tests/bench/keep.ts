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
/** Whole hours besides, of as many series. */
const HOURS = 300_000
const HOUR = 3_600_000

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

/** A whole hour; those of `HOURS` end as the minutes do. */
const hourAt = (n: number): Kept => {
  const { indicator, start: _, end: __, lies: ___, ...row } = rowAt(n)
  const start = BEGINS + (READINGS / REGIONS.length / INDICATORS) * EVERY - (1 + Math.floor(n / (REGIONS.length * INDICATORS))) * HOUR
  const whole = Math.floor(start / HOUR) * HOUR
  return { ...row, indicator: indicator.replace('count', 'hour'), start: whole, end: whole + HOUR }
}

const place = () =>
  town((parts) => {
    const [one] = parts['indicators'] as object[]
    const counted = (id: string, grain: string) => ({ ...one, id, grain, gather: 'sum', every: '1m' })
    parts['indicators'] = Array.from({ length: INDICATORS }, (_, n) => [
      counted(`society.count_${n}`, 'day'),
      counted(`society.hour_${n}`, 'hour'),
    ]).flat()
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

interface Waits {
  rest: number[]
  folding: number[]
  packing: number[]
}

const measured = async (database: string): Promise<Waits> => {
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
    const folding = await waits(store, now - DAY, fold())
    for (let from = 0; from < HOURS; from += BATCH)
      await store.keep(
        Array.from({ length: BATCH }, (_, n) => hourAt(from + n)),
        BEGINS,
      )
    folder.anew()
    return { rest, folding, packing: await waits(store, now - DAY / 2, fold()) }
  } finally {
    await store.close()
  }
}

const most = (figures: readonly number[]): number => figures.reduce((a, b) => Math.max(a, b), 0)
const rowsOf = (engine: string, { rest, folding, packing }: Waits): Row[] => {
  const rowOf = (what: string, way: string, waited: readonly number[]): Row => ({
    what: `The longest that a writer or a reader waits while ${what}, ${engine}`,
    unit: 'ms',
    others: [
      { way: 'at rest', figure: most(rest) },
      { way: `${way}, 99 of 100`, figure: at(0.99, waited) },
    ],
    ours: most(waited),
    aim: '≤ 100 ms',
    met: most(waited) <= 100,
  })
  return [
    rowOf('1 million readings are rolled up, let go and vacuumed', 'rolling up', folding),
    rowOf('300,000 whole hours are packed and vacuumed', 'packing', packing),
  ]
}

/** What others wait while the store thins itself out. */
export const keep: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cockpit-bench-'))
  const rows: Row[] = []
  try {
    rows.push(...rowsOf('PGlite', await measured(folder)))
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
    rows.push(...rowsOf('PostgreSQL', await measured(server.url('keep'))))
  } finally {
    await server.close()
  }
  return rows
}
