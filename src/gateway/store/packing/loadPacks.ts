import { float8s, int4s } from '../columns.ts'
import type { Wanted } from '../loadReadings.ts'
import type { Query } from '../sql.ts'
import type { KeptColumns } from '../types.ts'
import { PACKED_DAY, PACKED_LONGEST, type PackedFold, type PackedReading } from './pack.ts'
import { type KeptPack, packOf, type SentPack } from './packs.ts'
import { currentOf } from './rows.ts'

/** Packs that are read and unpacked at a time, before others are let in. */
const PAGE = 300

const IN_RANGE = 'p.day > $2::float8 AND p.day < $3::float8'
const PACKED = `
  SELECT s.id FROM unnest($1::int4[], $2::float8[]) AS s(id, since)
  WHERE EXISTS (SELECT 1 FROM packs p WHERE p.series = s.id AND p.day > s.since AND p.day < $3::float8)`
const PACKS = `
  SELECT p.series, p.day, p.department, p.body FROM packs p
  WHERE p.series = $1::int AND ${IN_RANGE} AND (p.day, p.department) > ($4::bigint, $5::int)
  ORDER BY p.day, p.department LIMIT ${PAGE}`

/** What was packed of some series, each since an instant of its own, by the column; the current revisions only. */
export async function* loadPacks(
  tx: Query,
  { ids, since }: Wanted,
  to: number,
): AsyncGenerator<Omit<KeptColumns, 'seriesOf' | 'departmentOf'>> {
  const days = since.map((instant) => instant - PACKED_DAY - PACKED_LONGEST)
  const packedOnes = new Set((await tx.query<{ id: number }>(PACKED, [int4s(ids), float8s(days), to])).map(({ id }) => id))
  for (const [n, id] of ids.entries()) {
    if (!packedOnes.has(id)) continue
    let after: [day: number, department: number] = [Number.MIN_SAFE_INTEGER, 0]
    for (let full = true; full;) {
      const sent = await tx.query<SentPack>(PACKS, [id, days[n]!, to, ...after])
      yield columnsOf(sent.map(packOf), ({ ends }) => ends > since[n]! && ends <= to)
      const last = sent.at(-1)
      if (last) after = [last.day, last.department]
      full = sent.length === PAGE
    }
  }
}

const columnsOf = (
  packs: readonly KeptPack[],
  wants: (row: { ends: number }) => boolean,
): Omit<KeptColumns, 'seriesOf' | 'departmentOf'> => {
  const rows = packs.flatMap(({ series, department, readings, folds }) =>
    [...currentOf(readings), ...folds].filter(wants).map((row): [number, number, PackedReading | PackedFold] => [series, department, row]),
  )
  const numbers = (of: (row: PackedReading | PackedFold) => number | null) => Float64Array.from(rows, ([, , row]) => of(row) ?? Number.NaN)
  return {
    series: Int32Array.from(rows, ([series]) => series),
    departments: Int32Array.from(rows, ([, department]) => department),
    flags: Uint8Array.from(
      rows,
      ([, , row]) => ('at' in row ? 8 + (row.partial ? 4 : 0) : 0) + (row.estimated ? 2 : 0) + (row.simulated ? 1 : 0),
    ),
    starts: numbers(({ starts }) => starts),
    ends: numbers(({ ends }) => ends),
    known: numbers(({ known_at }) => known_at),
    values: numbers(({ value }) => value),
    numerators: numbers(({ numerator }) => numerator),
    denominators: numbers(({ denominator }) => denominator),
    reads: numbers((row) => ('at' in row ? row.read_at : null)),
  }
}
