import { foldOf, readingOf } from './packing/keptRows.ts'
import { dayOf } from './packing/pack.ts'
import { type KeptPack, keyOf, type PackKey, readPacks } from './packing/packs.ts'
import { currentOf as newestOf } from './packing/rows.ts'
import { columnsOf, FIELDS, FOLDED_FIELDS, FOLDS, rowsOf, type Sent } from './rowColumns.ts'
import { int4s, int8s } from './columns.ts'
import type { SeriesBook } from './seriesBook.ts'
import type { Sql } from './sql.ts'
import type { KeptRow, Row } from './types.ts'

/** `identities` is a FROM item with series, starts, ends and department. */
const currentOf = (of: string, fields: readonly string[], identities: string): string => `
  SELECT ${fields.map((field) => `json_agg(r.${field})::text AS ${field}`).join(', ')}
  FROM ${identities} AS u(series, starts, ends, department)
  CROSS JOIN LATERAL (
    SELECT * FROM (${of}) x
    WHERE x.series = u.series AND x.starts = u.starts AND x.ends = u.ends AND x.department = u.department
    OFFSET 0) r`
const READINGS = 'SELECT * FROM readings'
const GIVEN = 'unnest($1::int4[], $2::int8[], $3::int8[], $4::int4[])'
const ARRIVED = 'arrivals a CROSS JOIN LATERAL unnest(a.series, a.starts, a.ends, a.departments)'
const OF_IDENTITIES = currentOf(READINGS, FIELDS, GIVEN)
const OF_ARRIVALS = {
  readings: `${currentOf(READINGS, FIELDS, ARRIVED)} WHERE NOT a.folded AND a.number = ANY($1::int8[])`,
  folded: `${currentOf(FOLDS, FOLDED_FIELDS, ARRIVED)} WHERE a.folded AND a.number = ANY($1::int8[])`,
}

const named = async (book: SeriesBook, [sent]: readonly Sent[]): Promise<KeptRow[]> => {
  const columns = sent?.series ? columnsOf(sent) : null
  return columns ? rowsOf(columns, await book.namesOf(columns.series), await book.departmentNames(columns.department)) : []
}

interface Asked extends Omit<PackKey, 'day'> {
  starts: number
  ends: number
  folded: boolean
}

const keyFor = ({ series, department, starts }: Asked): PackKey => ({ series, department, day: dayOf(starts) })

/** What packs hold of some identities, readings or folds. */
const namedPacked = async (book: SeriesBook, asked: readonly Asked[], packs: readonly KeptPack[]): Promise<KeptRow[]> => {
  if (packs.length === 0) return []
  const byKey = new Map(packs.map((pack) => [keyOf(pack), pack]))
  const names = await book.namesOf(asked.map(({ series }) => series))
  const departments = await book.departmentNames(asked.map(({ department }) => department))
  return asked.flatMap((one) => {
    const pack = byKey.get(keyOf(keyFor(one)))
    const isIt = ({ starts, ends }: { starts: number; ends: number }) => starts === one.starts && ends === one.ends
    const [name, department] = [names.get(one.series)!, departments.get(one.department)!]
    if (one.folded) return (pack?.folds ?? []).filter(isIt).map((row) => foldOf(name, department, 0, row))
    return newestOf((pack?.readings ?? []).filter(isIt)).map((row) => readingOf(name, department, row))
  })
}

/** The current revisions of the identities that rows speak of, as far as they are kept. */
export const readCurrent = async (sql: Sql, book: SeriesBook, rows: readonly Row[]): Promise<KeptRow[]> => {
  if (rows.length === 0) return []
  const series = await book.numbersOf(rows)
  const departments = await book.departmentNumbers(rows.map(({ department }) => department))
  const given = [int4s(series), int8s(rows.map(({ start }) => start)), int8s(rows.map(({ end }) => end)), int4s(departments)]
  const asked = rows.map(({ start, end }, n) => ({
    series: series[n]!,
    department: departments[n]!,
    starts: start,
    ends: end,
    folded: false,
  }))
  const [loose, packs] = await sql.snapshot(
    async (tx) => [await tx.query<Sent>(OF_IDENTITIES, given), await readPacks(tx, asked.map(keyFor))] as const,
  )
  return [...(await named(book, loose)), ...(await namedPacked(book, asked, packs))]
}

const COUNT = 'SELECT coalesce(sum(cardinality(series)), 0)::int AS count FROM arrivals WHERE number = ANY($1::int8[])'
const IDENTITIES = `SELECT u.*, a.folded FROM ${ARRIVED} AS u(series, starts, ends, department) WHERE a.number = ANY($1::int8[])`

/** How many rows were sent. */
const countOf = ([sent]: readonly Sent[]): number => (sent?.series ? (JSON.parse(sent.series) as unknown[]).length : 0)

/** The current revisions of what some arrivals wrote, and what was folded with them, as one state of the store has it. */
export const readArrived = async (sql: Sql, book: SeriesBook, arrivals: readonly number[]): Promise<KeptRow[]> => {
  const [readings, folds, asked, packs] = await sql.snapshot(async (tx) => {
    const ask = <T = Sent>(text: string) => tx.query<T>(text, [int8s(arrivals)])
    const loose = [await ask(OF_ARRIVALS.readings), await ask(OF_ARRIVALS.folded)] as const
    const [row] = await ask<{ count: number }>(COUNT)
    // What is not there row by row has been rolled up, or packed.
    const missing = countOf(loose[0]) + countOf(loose[1]) < row!.count ? await ask<Asked>(IDENTITIES) : []
    return [...loose, missing, await readPacks(tx, missing.map(keyFor))] as const
  })
  return [...(await named(book, readings)), ...(await named(book, folds)), ...(await namedPacked(book, asked, packs))]
}
