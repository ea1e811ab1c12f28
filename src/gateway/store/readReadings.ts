import { int4s, texts } from './columns.ts'
import type { SeriesBook, SeriesName } from './seriesBook.ts'
import type { Sql } from './sql.ts'
import type { KeptRow, SeriesQuery } from './types.ts'

const CHUNK = 20_000
const FIELDS = [
  'series',
  'starts',
  'ends',
  'department',
  'revision',
  'known_at',
  'value',
  'numerator',
  'denominator',
  'estimated',
  'simulated',
  'source',
] as const
type Field = (typeof FIELDS)[number]
type Columns = { [F in Field]: (F extends 'estimated' | 'simulated' ? boolean : number)[] } & { source: (string | null)[] }

/** Columns travel as one JSON text each: a row at a time is several times slower on both engines. */
const LOAD = `
  SELECT ${FIELDS.map((field) => `json_agg(t.${field})::text AS ${field}`).join(', ')}
  FROM (
    SELECT r.* FROM unnest($1::int4[]) WITH ORDINALITY AS s(id, n)
    CROSS JOIN LATERAL (
      SELECT * FROM readings x
      WHERE x.series = s.id AND x.ends > $2::bigint
        AND (s.n > 1 OR (x.starts, x.ends, x.department) > ($3::bigint, $4::bigint, $5::int))
      ORDER BY x.starts, x.ends, x.department LIMIT ${CHUNK}) r
    LIMIT ${CHUNK}) t`

const REVISIONS = `
  SELECT r.starts, r.ends, d.department, r.revision, r.known_at, r.value, r.numerator, r.denominator, r.estimated, r.simulated, r.source
  FROM (
    SELECT * FROM readings WHERE series = $1 AND starts < $3::bigint AND (ends > $2::bigint OR starts >= $2::bigint)
    UNION ALL
    SELECT * FROM superseded WHERE series = $1 AND starts < $3::bigint AND (ends > $2::bigint OR starts >= $2::bigint)) r
  JOIN departments d ON d.id = r.department
  ORDER BY r.starts, d.department COLLATE "C", r.ends, r.revision`

interface RevisionRow {
  starts: number
  ends: number
  department: string
  revision: number
  known_at: number
  value: number | null
  numerator: number | null
  denominator: number | null
  estimated: boolean
  simulated: boolean
  source: string | null
}

/** Every revision of a series that overlaps [from, to). */
export const readRevisions = async (sql: Sql, book: SeriesBook, query: SeriesQuery): Promise<KeptRow[]> => {
  const series = await book.find(query)
  if (series === null) return []
  const { indicator, region, category } = query
  const rows = await sql.query<RevisionRow>(REVISIONS, [series, query.from, query.to])
  return rows.map(({ starts, ends, known_at, estimated, ...rest }) => ({
    indicator,
    region,
    category,
    start: starts,
    end: ends,
    knownAt: known_at,
    quality: estimated ? 'estimated' : 'measured',
    ...rest,
  }))
}

/** The current readings of some indicators, series by series, in chunks of at most 20,000. */
export async function* loadReadings(sql: Sql, book: SeriesBook, indicators: readonly string[], from: number): AsyncGenerator<KeptRow[]> {
  const kept = await sql.query<SeriesName & { id: number }>(
    'SELECT id, indicator, region, category FROM series WHERE indicator = ANY($1::text[]) ORDER BY id',
    [texts(indicators)],
  )
  const names = new Map(kept.map((row) => [row.id, { ...row, category: row.category || null }]))
  let ids = [...names.keys()]
  let after: [number, number, number] = [Number.MIN_SAFE_INTEGER, 0, 0]
  while (ids.length > 0) {
    const [row] = await sql.query<Record<Field, string | null>>(LOAD, [int4s(ids), from, ...after])
    if (!row?.series) return
    const columns = Object.fromEntries(FIELDS.map((field) => [field, JSON.parse(row[field]!) as unknown])) as unknown as Columns
    const count = columns.series.length
    const departments = new Map<number, string>()
    for (const id of new Set(columns.department)) departments.set(id, await book.departmentName(id))
    yield rowsOf(columns, names, departments)
    if (count < CHUNK) return
    const last = count - 1
    ids = ids.slice(ids.indexOf(columns.series[last]!))
    after = [columns.starts[last]!, columns.ends[last]!, columns.department[last]!]
  }
}

const rowsOf = (columns: Columns, names: ReadonlyMap<number, SeriesName>, departments: ReadonlyMap<number, string>): KeptRow[] =>
  columns.series.map((series, i) => {
    const { indicator, region, category } = names.get(series)!
    return {
      indicator,
      region,
      category,
      department: departments.get(columns.department[i]!)!,
      start: columns.starts[i]!,
      end: columns.ends[i]!,
      value: columns.value[i]!,
      numerator: columns.numerator[i]!,
      denominator: columns.denominator[i]!,
      quality: columns.estimated[i] ? 'estimated' : 'measured',
      simulated: columns.simulated[i]!,
      source: columns.source[i]!,
      knownAt: columns.known_at[i]!,
      revision: columns.revision[i]!,
    }
  })
