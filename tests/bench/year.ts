import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../src/gateway/store/open.ts'
import type { PackAsk, Row as Kept, Store } from '../../src/gateway/store/types.ts'
import type { Bench } from './row.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** What a place has: indicators by how often a region reports them, and regions. */
const PLACE = { hourly: 20, daily: 20, monthly: 20, regions: 39 }
/** So many regions are written; a place is as many times as much. */
const REGIONS = 3
const SHARE = PLACE.regions / REGIONS
const WEEK = 7 * DAY
/** Days that whole hours are kept one by one, as a place does by default; they are packed once a week here, once an hour there. */
const LOOSE = 35
const RHYTHMS = [
  { count: PLACE.hourly, length: HOUR },
  { count: PLACE.daily, length: DAY },
  { count: PLACE.monthly, length: 30 * DAY },
]

const nameOf = (kind: number, indicator: number, region: number) => ({
  indicator: `economy.figure_${kind}_${indicator}`,
  region: String(500_100 + region),
  category: null,
})

/** Whole periods that end in (from, to], as they are kept when finer readings have been rolled up. */
function* periods(from: number, to: number): Generator<Kept> {
  for (const [kind, { count, length }] of RHYTHMS.entries())
    for (let end = (Math.floor(from / length) + 1) * length; end <= to; end += length)
      for (let indicator = 0; indicator < count; indicator++)
        for (let region = 0; region < REGIONS; region++)
          yield {
            ...nameOf(kind, indicator, region),
            department: 'statistics',
            start: end - length,
            end,
            value: (((end / HOUR) * 7919 + region * 7 + indicator * 31) % 9973) / 10,
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

const pack = async (store: Store, now: number): Promise<void> => {
  for (let indicator = 0; indicator < PLACE.hourly; indicator++)
    for (let region = 0; region < REGIONS; region++)
      for (let from: number | null = 0; from !== null;) {
        const ask: PackAsk = {
          series: nameOf(0, indicator, region),
          from,
          to: Math.floor(now / DAY - LOOSE) * DAY,
          shorter: HOUR / 2,
          most: 2_000,
        }
        from = (await store.pack(ask, null)).next
      }
  for (const step of store.vacuuming) await step()
}

/** The room that a year of a place takes in the embedded store, lived through week by week; its log, below 100 MB, besides. */
const lived = async (packs: boolean): Promise<{ bytes: number; rows: number; text: number }> => {
  const folder = mkdtempSync(join(tmpdir(), 'year-'))
  try {
    const ends = Date.parse('2026-11-21T00:00:00+08:00')
    const open = () => openStore({ database: folder, place: 'town', now: () => ends })
    await (await open()).close()
    const empty = sizeOf(folder)
    const store = await open()
    let [rows, text] = [0, 0]
    for (let now = ends - 365 * DAY; now < ends; now += WEEK) {
      const week = [...periods(now, Math.min(ends, now + WEEK))]
      rows += week.length
      text += JSON.stringify(week).length
      await store.keep(week, now + WEEK)
      if (packs) await pack(store, now + WEEK)
    }
    await store.close()
    return { bytes: sizeOf(folder) - empty, rows, text }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const year: Bench = async () => {
  const { bytes, rows, text } = await lived(true)
  const loose = await lived(false)
  return [
    {
      what: `A year of 60 indicators (20 hourly, 20 daily, 20 monthly) × ${PLACE.regions} regions on the disk, ${((rows * SHARE) / 1e6).toFixed(1)} million readings, hours packed after ${LOOSE} days, from ${rows.toLocaleString('en')} written`,
      unit: 'MB',
      others: [
        { way: 'the same as lines of JSON', figure: (text * SHARE) / 1e6 },
        { way: 'a row a reading', figure: (loose.bytes * SHARE) / 1e6 },
      ],
      ours: (bytes * SHARE) / 1e6,
      aim: '',
      met: null,
    },
  ]
}
