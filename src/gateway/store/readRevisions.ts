import { foldOf, readingOf } from './packing/keptRows.ts'
import { dayOf, PACKED_LONGEST } from './packing/pack.ts'
import { readPacksOf } from './packing/packs.ts'
import type { SeriesBook } from './seriesBook.ts'
import type { Sql } from './sql.ts'
import type { KeptRow, SeriesQuery } from './types.ts'

const FOLD_REVISION = -1
const REVISIONS = `
  SELECT r.starts, r.ends, d.department, r.revision, r.known_at, r.value, r.numerator, r.denominator, r.estimated, r.simulated, r.source,
    r.partial, r.read_at, r.rows, r.at
  FROM (
    SELECT *, NULL::boolean AS partial, NULL::bigint AS read_at, NULL::int AS rows, NULL::bigint AS at FROM readings WHERE series = $1 AND starts < $3::bigint AND (ends > $2::bigint OR starts >= $2::bigint)
    UNION ALL
    SELECT *, NULL, NULL, NULL, NULL FROM superseded
    WHERE series = $1 AND starts < $3::bigint AND (ends > $2::bigint OR starts >= $2::bigint)
    UNION ALL
    SELECT series, starts, ends, department, ${FOLD_REVISION}, known_at, value, numerator, denominator, estimated, simulated, NULL, partial, read_at, rows, at
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

/** Every revision of a series that overlaps [from, to), loose or packed, of one state of the store. */
export const readRevisions = async (sql: Sql, book: SeriesBook, query: SeriesQuery): Promise<KeptRow[]> => {
  const series = await book.find(query)
  if (series === null) return []
  const { indicator, region, category, from, to } = query
  const [rows, packs] = await sql.snapshot(
    async (tx) =>
      [
        await tx.query<RevisionRow>(REVISIONS, [series, from, to]),
        await readPacksOf(tx, series, dayOf(from - PACKED_LONGEST), to),
      ] as const,
  )
  const departments = await book.departmentNames(packs.map(({ department }) => department))
  const overlaps = ({ starts, ends }: { starts: number; ends: number }) => starts < to && (ends > from || starts >= from)
  const packed = packs.flatMap(({ department, readings, folds }) => [
    ...readings.filter(overlaps).map((row) => readingOf(query, departments.get(department)!, row)),
    ...folds.filter(overlaps).map((row) => foldOf(query, departments.get(department)!, FOLD_REVISION, row)),
  ])
  const loose = rows.map(({ starts, ends, known_at, estimated, partial, read_at, rows: count, at, ...rest }): KeptRow => ({
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
  return packed.length === 0 ? loose : [...loose, ...packed].sort(inOrder)
}

const inOrder = (a: KeptRow, b: KeptRow): number => {
  const departments = a.department < b.department ? -1 : a.department > b.department ? 1 : 0
  return a.start - b.start || departments || a.end - b.end || a.revision - b.revision
}
