import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../src/gateway/store/open.ts'
import type { Row as Kept } from '../../src/gateway/store/types.ts'
import type { Bench } from './row.ts'

const DAY = 86_400_000
/** What a place has: indicators by how often a region reports them, and regions. */
const PLACE = { hourly: 20, daily: 20, monthly: 20, regions: 39 }
/** So many days are written; a year is as many times as much. */
const DAYS = 36.5
const SHARE = 365 / DAYS
const BATCH = 10_000

/** Whole periods, as they are kept when finer readings have been rolled up. */
function* periods(now: number): Generator<Kept> {
  const rhythms = [
    { count: PLACE.hourly, length: DAY / 24 },
    { count: PLACE.daily, length: DAY },
    { count: PLACE.monthly, length: 30 * DAY },
  ]
  for (const [kind, { count, length }] of rhythms.entries())
    for (let end = now; end > now - DAYS * DAY; end -= length)
      for (let indicator = 0; indicator < count; indicator++)
        for (let region = 0; region < PLACE.regions; region++)
          yield {
            indicator: `economy.figure_${kind}_${indicator}`,
            region: String(500_100 + region),
            category: null,
            department: 'statistics',
            start: end - length,
            end,
            value: ((end / 3_600_000 + region * 7 + indicator) % 997) / 10,
            numerator: null,
            denominator: null,
            quality: 'measured',
            simulated: false,
            source: null,
          }
}

const sizeOf = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('pg_wal'))
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)

/** The room that a year of a place takes in the embedded store, by the tenth of it; its log, below 100 MB, besides. */
export const year: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'year-'))
  try {
    const now = Date.parse('2026-11-21T00:00:00+08:00')
    const open = () => openStore({ database: folder, place: 'town', now: () => now })
    await (await open()).close()
    const empty = sizeOf(folder)
    const store = await open()
    let batch: Kept[] = []
    let rows = 0
    let text = 0
    for (const row of periods(now)) {
      batch.push(row)
      if (batch.length < BATCH) continue
      rows += batch.length
      text += JSON.stringify(batch).length
      await store.keep(batch, now)
      batch = []
    }
    await store.keep(batch, now)
    rows += batch.length
    await store.close()
    const bytes = sizeOf(folder) - empty
    return [
      {
        what: `A year of 60 indicators (20 hourly, 20 daily, 20 monthly) × ${PLACE.regions} regions on the disk, ${((rows * SHARE) / 1e6).toFixed(1)} million readings, from ${rows.toLocaleString('en')} written`,
        unit: 'MB',
        others: [{ way: 'the same as lines of JSON', figure: (text * SHARE) / 1e6 }],
        ours: (bytes * SHARE) / 1e6,
        aim: '',
        met: null,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
