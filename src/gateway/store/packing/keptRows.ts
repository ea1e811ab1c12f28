import type { SeriesName } from '../seriesBook.ts'
import type { KeptRow } from '../types.ts'
import type { PackedFold, PackedReading } from './pack.ts'

const common = ({ starts, ends, known_at, value, numerator, denominator, estimated, simulated }: PackedReading | PackedFold) => ({
  start: starts,
  end: ends,
  value,
  numerator,
  denominator,
  quality: estimated ? ('estimated' as const) : ('measured' as const),
  simulated,
  knownAt: known_at,
})

/** A packed reading as a kept row. */
export const readingOf = ({ indicator, region, category }: SeriesName, department: string, row: PackedReading): KeptRow => ({
  indicator,
  region,
  category,
  department,
  ...common(row),
  source: row.source,
  revision: row.revision,
})

/** A packed fold as a kept row. */
export const foldOf = ({ indicator, region, category }: SeriesName, department: string, revision: number, row: PackedFold): KeptRow => ({
  indicator,
  region,
  category,
  department,
  ...common(row),
  source: null,
  revision,
  folded: { readAt: row.read_at, partial: row.partial, rows: row.rows, at: row.at },
})
