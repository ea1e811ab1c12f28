import type { SeriesName } from './seriesBook.ts'
import type { KeptRow } from './types.ts'

/** What is read of a reading, each field as a column of its own. */
export const FIELDS = [
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
/** The same of what was folded, with what it has besides. */
export const FOLDED_FIELDS = [...FIELDS, 'partial', 'read_at', 'rows', 'at'] as const
/** A fold as a FROM item with the fields of a reading. */
export const FOLDS = 'SELECT f.*, 0 AS revision, NULL::text AS source FROM folded f'
type Field = (typeof FIELDS)[number]
type FoldedField = (typeof FOLDED_FIELDS)[number]
type Bool = 'estimated' | 'simulated' | 'partial'
export type Columns = { [F in Field]: (F extends Bool ? boolean : number)[] } & { source: (string | null)[] } & {
  [F in Exclude<FoldedField, Field>]?: (F extends Bool ? boolean : number)[]
}
export type Sent = Record<Field, string | null> & Partial<Record<FoldedField, string | null>>

export const columnsOf = (row: Sent): Columns =>
  Object.fromEntries(Object.entries(row).map(([field, text]) => [field, JSON.parse(text!) as unknown])) as unknown as Columns

export const rowsOf = (columns: Columns, names: ReadonlyMap<number, SeriesName>, departments: ReadonlyMap<number, string>): KeptRow[] =>
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
      ...(columns.rows && {
        folded: { readAt: columns.read_at![i]!, partial: columns.partial![i]!, rows: columns.rows[i]!, at: columns.at![i]! },
      }),
    }
  })
