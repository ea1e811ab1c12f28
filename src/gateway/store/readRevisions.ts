import type { SeriesBook } from './seriesBook.ts'
import type { Sql } from './sql.ts'
import type { KeptRow, SeriesQuery } from './types.ts'

const REVISIONS = `
  SELECT r.starts, r.ends, d.department, r.revision, r.known_at, r.value, r.numerator, r.denominator, r.estimated, r.simulated, r.source,
    r.partial, r.read_at, r.rows, r.at
  FROM (
    SELECT *, NULL::boolean AS partial, NULL::bigint AS read_at, NULL::int AS rows, NULL::bigint AS at FROM readings WHERE series = $1 AND starts < $3::bigint AND (ends > $2::bigint OR starts >= $2::bigint)
    UNION ALL
    SELECT *, NULL, NULL, NULL, NULL FROM superseded
    WHERE series = $1 AND starts < $3::bigint AND (ends > $2::bigint OR starts >= $2::bigint)
    UNION ALL
    SELECT series, starts, ends, department, -1, known_at, value, numerator, denominator, estimated, simulated, NULL, partial, read_at, rows, at
    FROM folded WHERE series = $1 AND starts < $3::bigint AND ends > $2::bigint) r
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
  partial: boolean
  read_at: number
  rows: number | null
  at: number
}

/** Every revision of a series that overlaps [from, to). */
export const readRevisions = async (sql: Sql, book: SeriesBook, query: SeriesQuery): Promise<KeptRow[]> => {
  const series = await book.find(query)
  if (series === null) return []
  const { indicator, region, category } = query
  const rows = await sql.query<RevisionRow>(REVISIONS, [series, query.from, query.to])
  return rows.map(({ starts, ends, known_at, estimated, partial, read_at, rows: count, at, ...rest }) => ({
    indicator,
    region,
    category,
    start: starts,
    end: ends,
    knownAt: known_at,
    quality: estimated ? 'estimated' : 'measured',
    ...rest,
    ...(count !== null && { folded: { readAt: read_at, partial, rows: count, at } }),
  }))
}
