import { float64sOf, float8s, int32sOf, int4s } from './columns.ts'
import { loadPacks } from './packing/loadPacks.ts'
import { partsOf } from './parts.ts'
import type { SeriesName } from './seriesBook.ts'
import type { Query, Sql } from './sql.ts'
import type { KeptColumns } from './types.ts'

/** Pages of the table read at once: some 30,000 rows. */
const PAGES = 400
const ROWS = 20_000

/** Columns travel as PostgreSQL's binary numbers side by side: a row at a time, or as text, is several times slower on both engines. */
const columns = (marks: string, more = ''): string => `
  string_agg(int4send(r.series), '') AS series, string_agg(int4send(r.department * 16 + ${marks}), '') AS marks,
  string_agg(float8send(r.starts::float8), '') AS starts, string_agg(float8send(r.ends::float8), '') AS ends,
  string_agg(float8send(r.known_at::float8), '') AS known, string_agg(float8send(coalesce(r.value, 'NaN')), '') AS values,
  string_agg(float8send(coalesce(r.numerator, 'NaN')), '') AS numerators,
  string_agg(float8send(coalesce(r.denominator, 'NaN')), '') AS denominators${more}`

/** Where rows lie, and their columns; `marks` are a department and the flags of a track. */
const TABLES = {
  readings: columns('r.estimated::int * 2 + r.simulated::int'),
  folded: columns(
    '8 + r.partial::int * 4 + r.estimated::int * 2 + r.simulated::int',
    ", string_agg(float8send(r.read_at::float8), '') AS reads",
  ),
}
type Table = keyof typeof TABLES

/** In the order the rows lie on the disk: ten times faster than series by series, whose rows lie apart. */
const WHOLE = (table: Table, part: string, from: number) => `
  SELECT ${TABLES[table]} FROM ${part} r JOIN unnest($1::int4[], $2::float8[]) AS s(id, since) ON s.id = r.series
  WHERE r.ends > s.since AND r.ends <= $3::float8 AND r.ctid >= '(${from},0)'::tid AND r.ctid < '(${from + PAGES},0)'::tid`

const SERIES = (table: Table) => `
  SELECT ${TABLES[table]} FROM (
    SELECT x.* FROM ${table} x
    WHERE x.series = $1::int AND x.ends > $2::float8 AND x.ends <= $3::float8
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

const wantedOf = async (sql: Query, since: ReadonlyMap<string, number>): Promise<Wanted & { all: boolean }> => {
  const kept = await sql.query<SeriesName & { id: number }>('SELECT id, indicator, region, category FROM series ORDER BY id')
  const rows = kept.filter(({ indicator }) => since.has(indicator))
  return {
    ids: rows.map(({ id }) => id),
    since: rows.map(({ indicator }) => since.get(indicator)!),
    names: new Map(rows.map(({ id, category, ...name }) => [id, { ...name, category: category || null }])),
    all: rows.length * 2 > kept.length,
  }
}

async function* inHeapOrder(sql: Query, table: Table, part: string, { ids, since }: Wanted, to: number): AsyncGenerator<Sent> {
  const [size] = await sql.query<{ pages: number }>(
    `SELECT (pg_relation_size('${part}') / current_setting('block_size')::int)::int AS pages`,
  )
  const ask = async (from: number) => (await sql.query<Sent>(WHOLE(table, part, from), [int4s(ids), float8s(since), to]))[0]!
  if (size!.pages === 0) return
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
      after = [float64sOf(sent!.starts)[last]!, float64sOf(sent!.ends)[last]!, int32sOf(sent!.marks)[last]! >> 4]
    }
  }
}

/** The current readings, and what was folded, of some indicators, each since an instant of its own, in one state of the store. */
export const loadReadings = async (
  sql: Sql,
  since: ReadonlyMap<string, number>,
  take: (rows: KeptColumns) => Promise<void> | void,
  to = Number.MAX_SAFE_INTEGER,
): Promise<void> => {
  if (since.size === 0) return
  await sql.snapshot(async (tx) => {
    const wanted = await wantedOf(tx, since)
    if (wanted.ids.length === 0) return
    const named = await tx.query<{ id: number; department: string }>('SELECT id, department FROM departments')
    const departments = new Map(named.map(({ id, department }) => [id, department]))
    const sent = async function* () {
      for (const table of ['readings', 'folded'] as const)
        if (!wanted.all) yield* bySeries(tx, table, wanted, to)
        else for (const part of partsOf(table)) yield* inHeapOrder(tx, table, part, wanted, to)
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
        departments: marks.map((mark) => mark >> 4),
        flags: Uint8Array.from(marks, (mark) => mark & 15),
        starts: float64sOf(part.starts),
        ends: float64sOf(part.ends),
        known: float64sOf(part.known),
        values: float64sOf(part.values),
        numerators: float64sOf(part.numerators),
        denominators: float64sOf(part.denominators),
        reads: float64sOf(part.reads ?? null),
        ...namesOf,
      })
    }
  })
}
