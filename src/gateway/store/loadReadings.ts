import { float64sOf, int32sOf, int64sOf, int8s } from './columns.ts'
import { loadPacks } from './packing/loadPacks.ts'
import { partsOf } from './parts.ts'
import type { SeriesName } from './seriesBook.ts'
import type { Query, Sql } from './sql.ts'
import type { KeptColumns } from './types.ts'

/** Pages of the table read at once: some 60,000 rows. */
const PAGES = 800
const ROWS = 20_000

/** A ratio says what it was made of; where few do, two columns of nothing need not travel. */
const RATIO = '(r.numerator IS NOT NULL OR r.denominator IS NOT NULL)'
const IS_RATIO = 16
const DEPARTMENT = 32

/**
 * Columns travel as PostgreSQL's binary numbers side by side: a row at a time, or as text, is several times slower on both engines.
 * No number is cast on its way: in PGlite each is a piece of memory of its own.
 */
const columns = (marks: string, more = ''): string => `
  string_agg(int4send(r.series), '') AS series,
  string_agg(int4send(r.department * ${DEPARTMENT} + ${RATIO}::int * ${IS_RATIO} + ${marks}), '') AS marks,
  string_agg(int8send(r.starts), '') AS starts, string_agg(int8send(r.ends), '') AS ends, string_agg(int8send(r.known_at), '') AS known,
  string_agg(float8send(coalesce(r.value, 'NaN')), '') AS values,
  string_agg(float8send(coalesce(r.numerator, 'NaN')), '') FILTER (WHERE ${RATIO}) AS numerators,
  string_agg(float8send(coalesce(r.denominator, 'NaN')), '') FILTER (WHERE ${RATIO}) AS denominators${more}`

/** Where rows lie, and their columns; `marks` are a department and the flags of a track. */
const TABLES = {
  readings: columns('r.estimated::int * 2 + r.simulated::int'),
  folded: columns('8 + r.partial::int * 4 + r.estimated::int * 2 + r.simulated::int', ", string_agg(int8send(r.read_at), '') AS reads"),
}
type Table = keyof typeof TABLES

/**
 * In the order the rows lie on the disk: ten times faster than series by series, whose rows lie apart.
 * $1 is since when by the series' number: looked up row by row, where a join would sort all rows first.
 */
const WHOLE = (table: Table, part: string, from: number) => `
  SELECT ${TABLES[table]} FROM ${part} r
  WHERE r.ends > ($1::int8[])[r.series] AND r.ends <= $2::int8 AND r.ctid >= '(${from},0)'::tid AND r.ctid < '(${from + PAGES},0)'::tid`

const SERIES = (table: Table) => `
  SELECT ${TABLES[table]} FROM (
    SELECT x.* FROM ${table} x
    WHERE x.series = $1::int AND x.ends > $2::int8 AND x.ends <= $3::int8
      AND (x.starts, x.ends, x.department) > ($4::bigint, $5::bigint, $6::int)
    ORDER BY x.starts, x.ends, x.department LIMIT ${ROWS}) r`

type Column = 'series' | 'marks' | 'starts' | 'ends' | 'known' | 'values' | 'numerators' | 'denominators'
type Sent = Record<Column, Uint8Array | null> & { reads?: Uint8Array | null }
/** Series that are asked for, and since when. */
export interface Wanted {
  ids: number[]
  since: number[]
  names: Map<number, SeriesName>
}

/** A column that only ratios have, with NaN for the other rows. */
const ofRatios = (sent: Uint8Array | null, marks: Int32Array): Float64Array => {
  const all = new Float64Array(marks.length).fill(Number.NaN)
  const own = float64sOf(sent)
  let next = 0
  if (own.length > 0) for (let at = 0; at < marks.length; at++) if (marks[at]! & IS_RATIO) all[at] = own[next++]!
  return all
}

/** The database keeps whole ms: what is after a part of one is after the ms it is part of. */
const wholeMs = (instant: number): number => Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, Math.floor(instant)))

const wantedOf = async (sql: Query, since: ReadonlyMap<string, number>): Promise<Wanted & { all: boolean }> => {
  const kept = await sql.query<SeriesName & { id: number }>('SELECT id, indicator, region, category FROM series ORDER BY id')
  const rows = kept.filter(({ indicator }) => since.has(indicator))
  return {
    ids: rows.map(({ id }) => id),
    since: rows.map(({ indicator }) => wholeMs(since.get(indicator)!)),
    names: new Map(rows.map(({ id, category, ...name }) => [id, { ...name, category: category || null }])),
    all: rows.length * 2 > kept.length,
  }
}

/** Since when by the number of the series, from 1 on; what is not wanted since never. */
const byNumber = ({ ids, since }: Wanted): Uint8Array => {
  const all = new Array<number>(ids.at(-1)!).fill(Number.MAX_SAFE_INTEGER)
  for (const [n, id] of ids.entries()) all[id - 1] = since[n]!
  return int8s(all)
}

async function* inHeapOrder(sql: Query, table: Table, part: string, since: Uint8Array, to: number): AsyncGenerator<Sent> {
  const [size] = await sql.query<{ pages: number }>(
    `SELECT (pg_relation_size('${part}') / current_setting('block_size')::int)::int AS pages`,
  )
  if (size!.pages === 0) return
  const ask = async (from: number) => (await sql.query<Sent>(WHOLE(table, part, from), [since, to]))[0]!
  let next = ask(0)
  for (let from = 0; from < size!.pages; from += PAGES) {
    const sent = await next
    if (from + PAGES < size!.pages) next = ask(from + PAGES)
    yield sent
  }
}

async function* bySeries(sql: Query, table: Table, { ids, since }: Wanted, to: number): AsyncGenerator<Sent> {
  for (const [n, id] of ids.entries()) {
    let after: [number, number, number] = [Number.MIN_SAFE_INTEGER, 0, 0]
    for (;;) {
      const [sent] = await sql.query<Sent>(SERIES(table), [id, since[n]!, to, ...after])
      yield sent!
      const count = (sent!.series?.length ?? 0) / 4
      if (count < ROWS) break
      const last = count - 1
      after = [int64sOf(sent!.starts)[last]!, int64sOf(sent!.ends)[last]!, Math.floor(int32sOf(sent!.marks)[last]! / DEPARTMENT)]
    }
  }
}

/** The current readings, and what was folded, of some indicators, each since an instant of its own, in one state of the store. */
export const loadReadings = async (
  sql: Sql,
  since: ReadonlyMap<string, number>,
  take: (rows: KeptColumns) => Promise<void> | void,
  until = Number.MAX_SAFE_INTEGER,
): Promise<void> => {
  if (since.size === 0) return
  const to = wholeMs(until)
  await sql.snapshot(async (tx) => {
    const wanted = await wantedOf(tx, since)
    if (wanted.ids.length === 0) return
    const named = await tx.query<{ id: number; department: string }>('SELECT id, department FROM departments')
    const departments = new Map(named.map(({ id, department }) => [id, department]))
    const sent = async function* () {
      const since = byNumber(wanted)
      for (const table of ['readings', 'folded'] as const)
        if (!wanted.all) yield* bySeries(tx, table, wanted, to)
        else for (const part of partsOf(table)) yield* inHeapOrder(tx, table, part, since, to)
    }
    const namesOf = {
      seriesOf: (number: number) => wanted.names.get(number)!,
      departmentOf: (number: number) => departments.get(number)!,
    }
    for await (const part of loadPacks(tx, wanted, to)) await take({ ...part, ...namesOf })
    for await (const part of sent()) {
      const marks = int32sOf(part.marks)
      if (marks.length === 0) continue
      await take({
        series: int32sOf(part.series),
        departments: marks.map((mark) => Math.floor(mark / DEPARTMENT)),
        flags: Uint8Array.from(marks, (mark) => mark % IS_RATIO),
        starts: int64sOf(part.starts),
        ends: int64sOf(part.ends),
        known: int64sOf(part.known),
        values: float64sOf(part.values),
        numerators: ofRatios(part.numerators, marks),
        denominators: ofRatios(part.denominators, marks),
        reads: int64sOf(part.reads ?? null),
        ...namesOf,
      })
    }
  })
}
