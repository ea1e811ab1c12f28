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

/** The current revisions of the identities that rows speak of, as far as they are kept. */
export const readCurrent = async (sql: Sql, book: SeriesBook, rows: readonly Row[]): Promise<KeptRow[]> => {
  if (rows.length === 0) return []
  const series = await book.numbersOf(rows)
  const departments = await book.departmentNumbers(rows.map(({ department }) => department))
  const given = [int4s(series), int8s(rows.map(({ start }) => start)), int8s(rows.map(({ end }) => end)), int4s(departments)]
  return named(book, await sql.query<Sent>(OF_IDENTITIES, given))
}

/** The current revisions of what some arrivals wrote, and what was folded with them, as one state of the store has it. */
export const readArrived = async (sql: Sql, book: SeriesBook, arrivals: readonly number[]): Promise<KeptRow[]> => {
  const [readings, folds] = await sql.snapshot(async (tx) => {
    const ask = (text: string) => tx.query<Sent>(text, [int8s(arrivals)])
    return [await ask(OF_ARRIVALS.readings), await ask(OF_ARRIVALS.folded)] as const
  })
  return [...(await named(book, readings)), ...(await named(book, folds))]
}
