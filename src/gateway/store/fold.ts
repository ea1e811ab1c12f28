import { bools, float8s, int4s, int8s } from './columns.ts'
import { FOLD_LOCK, Moved } from './old.ts'
import { dayOf, PACKED_LONGEST } from './packing/pack.ts'
import { readPacksOf, writePacks } from './packing/packs.ts'
import { layOut } from './packing/rows.ts'
import { holdFence } from './positions.ts'
import { columnsOf, FIELDS, rowsOf, type Sent } from './rowColumns.ts'
import type { SeriesBook } from './seriesBook.ts'
import type { Param, Query, Sql } from './sql.ts'
import type { FoldAnswer, FoldAsk, Folding, FoldPlan, KeptRow, ReadingOutcome, Row } from './types.ts'

const FIND = `
  SELECT ${FIELDS.map((field) => `json_agg(r.${field})::text AS ${field}`).join(', ')} FROM (
    SELECT * FROM readings WHERE series = $1::int AND starts >= $2::bigint AND starts <= $3::bigint AND ends - starts < $4::bigint
    ORDER BY starts, ends, department LIMIT $5::int) r`

/** A fold that overlaps another is of a period that was longer or shorter once: it is left alone. */
const INSERT = `
  INSERT INTO folded (series, department, starts, ends, known_at, value, numerator, denominator, estimated, simulated, partial, read_at, rows, at)
  SELECT * FROM unnest($1::int4[], $2::int4[], $3::int8[], $4::int8[], $5::int8[], $6::float8[], $7::float8[], $8::float8[],
    $9::bool[], $10::bool[], $11::bool[], $12::int8[], $13::int4[], $14::int8[])
    AS u(series, department, starts, ends, known_at, value, numerator, denominator, estimated, simulated, partial, read_at, rows, at)
  WHERE NOT EXISTS (
    SELECT 1 FROM folded f WHERE f.series = u.series AND f.department = u.department AND f.starts < u.ends AND f.ends > u.starts)
  RETURNING starts, department`
const TELL = `
  INSERT INTO arrivals (tx, at, folded, series, starts, ends, departments)
  VALUES (txid_current(), extract(epoch FROM clock_timestamp()) * 1000, true, $1::int4[], $2::int8[], $3::int8[], $4::int4[])`
const GIVEN = `unnest($1::int4[], $2::int8[], $3::int8[], $4::int4[], $5::int4[]) AS u(series, starts, ends, department, revision)`
const SAME = (table: string) =>
  `${table}.series = u.series AND ${table}.starts = u.starts AND ${table}.ends = u.ends AND ${table}.department = u.department`
const DELETE = `
  WITH gone AS (DELETE FROM readings USING ${GIVEN} WHERE ${SAME('readings')} AND readings.series = $6::int AND readings.revision = u.revision RETURNING 1),
  before AS (DELETE FROM superseded USING ${GIVEN} WHERE ${SAME('superseded')} AND superseded.series = $6::int)
  SELECT count(*)::int AS gone FROM gone`
const LATE = `
  SELECT u.n::int AS n FROM unnest($1::int4[], $2::int4[], $3::int8[]) WITH ORDINALITY AS u(series, department, lies, n)
  CROSS JOIN LATERAL (
    SELECT f.ends FROM folded f WHERE f.series = u.series AND f.department = u.department AND f.starts <= u.lies
    ORDER BY f.starts DESC LIMIT 1) f
  WHERE f.ends > u.lies`

const insertOf = (series: number, departments: readonly number[], foldings: readonly Folding[]): Param[] => {
  const into = foldings.map((one) => one.into)
  return [
    int4s(into.map(() => series)),
    int4s(departments),
    int8s(into.map((row) => row.start)),
    int8s(into.map((row) => row.end)),
    int8s(into.map((row) => row.knownAt)),
    float8s(into.map((row) => row.value)),
    float8s(into.map((row) => row.numerator)),
    float8s(into.map((row) => row.denominator)),
    bools(into.map((row) => row.quality === 'estimated')),
    bools(into.map((row) => row.simulated)),
    bools(into.map((row) => row.folded.partial)),
    int8s(into.map((row) => row.folded.readAt)),
    int4s(into.map((row) => row.folded.rows)),
    int8s(into.map((row) => row.folded.at)),
  ]
}

const deleteOf = (series: number, number: (department: string) => number, parts: readonly KeptRow[]): Param[] => [
  int4s(parts.map(() => series)),
  int8s(parts.map((row) => row.start)),
  int8s(parts.map((row) => row.end)),
  int4s(parts.map((row) => number(row.department))),
  int4s(parts.map((row) => row.revision)),
]

/** Lays packs out that hold a part of what is to be folded: an indicator's periods were shorter when it was packed. Answers whether there were any. */
const spreadOut = async (tx: Query, series: number, foldings: readonly Folding[], shorter: number): Promise<boolean> => {
  const spans = foldings.map(({ into: { start, end } }) => ({ start, end }))
  const from = spans.reduce((least, { start }) => Math.min(least, start), Infinity)
  const to = spans.reduce((most, { end }) => Math.max(most, end), -Infinity)
  const inside = ({ starts, ends }: { starts: number; ends: number }) => spans.some(({ start, end }) => starts < end && ends > start)
  const kept = await readPacksOf(tx, series, dayOf(from - PACKED_LONGEST), to)
  const parts = kept.filter(
    ({ readings, folds }) => folds.some(inside) || readings.some((one) => one.ends - one.starts < shorter && inside(one)),
  )
  if (parts.length === 0) return false
  await layOut(tx, parts)
  await writePacks(
    tx,
    parts.map((pack) => ({ ...pack, readings: [], folds: [] })),
  )
  return true
}

/** Rolls up what `plan` makes of some readings of a series, and lets them go: all of it in one transaction, told to other gateways in it. */
export const foldReadings = async (
  sql: Sql,
  book: SeriesBook,
  { series: name, from, to, shorter, most }: FoldAsk,
  plan: FoldPlan,
  { fence, tell }: { fence: number | null; tell: boolean },
): Promise<FoldAnswer> => {
  const series = await book.find(name)
  if (series === null) return { folded: [], rows: 0, next: null }
  const names = await book.namesOf([series])
  const departments = await book.allDepartments()
  const numbers = new Map([...departments].map(([number, department]) => [department, number]))
  const number = (department: string) => numbers.get(department)!
  return sql.transaction(async (tx) => {
    if (fence !== null) await holdFence(tx, fence)
    await tx.query(`SELECT pg_advisory_xact_lock(${FOLD_LOCK})`)
    const [sent] = await tx.query<Sent>(FIND, [series, from, to, shorter, most])
    const found = sent!.series ? rowsOf(columnsOf(sent!), names, departments) : []
    const { foldings, next } = plan(found, found.length >= most)
    if (foldings.length === 0) return { folded: [], rows: 0, next }
    if (await spreadOut(tx, series, foldings, shorter)) return { folded: [], rows: 0, next: from }
    const its = foldings.map(({ into }) => number(into.department))
    const kept = await tx.query<{ starts: number; department: number }>(INSERT, insertOf(series, its, foldings))
    const stands = new Set(kept.map(({ starts, department }) => `${starts} ${department}`))
    const done = foldings.filter(({ into }, n) => stands.has(`${into.start} ${its[n]}`))
    const parts = done.flatMap((one) => one.parts)
    const [row] = await tx.query<{ gone: number }>(DELETE, [...deleteOf(series, number, parts), series])
    if (row!.gone !== parts.length) throw new Moved(`${parts.length} readings were to be folded, ${row!.gone} stood as they were read`)
    if (tell && done.length > 0)
      await tx.query(TELL, [
        int4s(done.map(() => series)),
        int8s(done.map(({ into }) => into.start)),
        int8s(done.map(({ into }) => into.end)),
        int4s(done.map(({ into }) => number(into.department))),
      ])
    return { folded: done.map(({ into }) => into), rows: parts.length, next }
  })
}

/** Marks the rows that came too late: finer ones of a period that has been folded, or is being folded until this transaction goes on. */
export const markLate = async (
  tx: Query,
  rows: readonly Row[],
  numbers: { series: readonly number[]; departments: readonly number[] },
  old: readonly number[],
  outcomes: ReadingOutcome[],
): Promise<void> => {
  const fine = old.filter((index) => rows[index]!.lies !== undefined)
  if (fine.length === 0) return
  const late = await tx.query<{ n: number }>(LATE, [
    int4s(fine.map((index) => numbers.series[index]!)),
    int4s(fine.map((index) => numbers.departments[index]!)),
    int8s(fine.map((index) => rows[index]!.lies!)),
  ])
  for (const { n } of late) outcomes[fine[n - 1]!] = 'too_late'
}
