import { FOLD_LOCK, Moved } from '../old.ts'
import { holdFence } from '../positions.ts'
import type { SeriesBook } from '../seriesBook.ts'
import type { Param, Query, Sql } from '../sql.ts'
import type { PackAnswer, PackAsk } from '../types.ts'
import { dayOf, inOrder, PACKED_DAY, PACKED_LONGEST, type PackedFold, type PackedReading } from './pack.ts'
import { type KeptPack, keyOf, readPacksOf, writePacks } from './packs.ts'
import type { Of } from './rows.ts'

const READING = 'series, department, starts, ends, revision, known_at, value, numerator, denominator, estimated, simulated, source'
const FOLD = 'series, department, starts, ends, known_at, value, numerator, denominator, estimated, simulated, partial, read_at, rows, at'
const ITS =
  'series = $1::int AND starts >= $2::bigint AND starts < $3::bigint AND ends - starts >= $4::bigint AND ends - starts <= $5::bigint'

const letGo = (table: string) => `WITH gone AS (DELETE FROM ${table} WHERE ${ITS} RETURNING 1) SELECT count(*)::int AS gone FROM gone`

interface Found {
  readings: Of<PackedReading>[]
  before: Of<PackedReading>[]
  folds: Of<PackedFold>[]
  /** Up to where (ms) all there is was found. */
  to: number
}

const find = async (tx: Query, series: number, { from, to, shorter, most }: PackAsk): Promise<Found> => {
  const its = [series, from, to, shorter, PACKED_LONGEST]
  const ask = <T>(fields: string, table: string, end: number) =>
    tx.query<Of<T>>(`SELECT ${fields} FROM ${table} WHERE ${ITS} ORDER BY starts, ends, department LIMIT $6::int`, [
      series,
      from,
      end,
      shorter,
      PACKED_LONGEST,
      most,
    ])
  const all = [await ask<PackedReading>(READING, 'readings', to), await ask<PackedFold>(FOLD, 'folded', to)] as const
  const end = Math.min(to, ...all.map((rows) => (rows.length < most ? to : dayOf(rows.at(-1)!.starts))))
  const [readings, folds] = all
  const before = await tx.query<Of<PackedReading>>(`SELECT ${READING} FROM superseded WHERE ${ITS}`, [
    ...its.slice(0, 2),
    end,
    ...its.slice(3),
  ])
  return {
    readings: readings.filter(({ starts }) => starts < end),
    before,
    folds: folds.filter(({ starts }) => starts < end),
    to: end,
  }
}

/** By their range, which the lock keeps as it was found: one look-up a row in the index is not what every plan would do. */
const gone = async (tx: Query, table: string, its: Param[], count: number): Promise<void> => {
  if (count === 0) return
  const [row] = await tx.query<{ gone: number }>(letGo(table), its)
  if (row!.gone !== count) throw new Moved(`${count} rows of ${table} were to be packed, ${row!.gone} stood as they were read`)
}

const bare = <T extends object>({ series: _, department: __, ...row }: Of<T>): T => row as unknown as T

/** The packs that rows make, together with those that are there already. */
const together = ({ readings, before, folds }: Found, kept: readonly KeptPack[]): KeptPack[] => {
  const packs = new Map(kept.map((pack) => [keyOf(pack), { ...pack, readings: [...pack.readings], folds: [...pack.folds] }]))
  const changed = new Set<KeptPack>()
  const packFor = ({ series, department, starts }: Of<{ starts: number }>): KeptPack => {
    const day = dayOf(starts)
    const key = keyOf({ series, department, day })
    let pack = packs.get(key)
    if (!pack) packs.set(key, (pack = { series, department, day, readings: [], folds: [] }))
    changed.add(pack)
    return pack
  }
  for (const row of [...readings, ...before]) packFor(row).readings.push(bare(row))
  for (const row of folds) packFor(row).folds.push(bare(row))
  return [...changed].map((pack) => ({ ...pack, ...inOrder(pack) }))
}

/**
 * Lays the whole minutes or hours of a series that begin in [from, to), their revisions and folds together, a day and department in one
 * row: all of it in one transaction. Nothing is lost by it: who reads or writes them finds them as they were.
 */
export const packReadings = async (sql: Sql, book: SeriesBook, ask: PackAsk, fence: number | null): Promise<PackAnswer> => {
  const series = await book.find(ask.series)
  if (series === null) return { rows: 0, next: null }
  return sql.transaction(async (tx) => {
    if (fence !== null) await holdFence(tx, fence)
    await tx.query(`SELECT pg_advisory_xact_lock(${FOLD_LOCK})`)
    const found = await find(tx, series, ask)
    const { readings, before, folds, to } = found
    const rows = readings.length + before.length + folds.length
    const next = to < ask.to ? Math.max(to, ask.from) : null
    if (rows === 0) return { rows, next }
    const first = Math.min(...[...readings, ...before, ...folds].map(({ starts }) => dayOf(starts)))
    await writePacks(tx, together(found, await readPacksOf(tx, series, first, to + PACKED_DAY)))
    const its = [series, ask.from, to, ask.shorter, PACKED_LONGEST]
    await gone(tx, 'readings', its, readings.length)
    await gone(tx, 'superseded', its, before.length)
    await gone(tx, 'folded', its, folds.length)
    await tx.query("UPDATE counters SET value = $1::bigint WHERE name = 'packed' AND value < $1::bigint", [to])
    return { rows, next }
  })
}
