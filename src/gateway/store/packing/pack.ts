import { isDeepStrictEqual } from 'node:util'
import { deflateSync, inflateSync } from 'node:zlib'

/** Readings are packed by the day of UTC (ms) that they begin in, whatever zone the place has or will have. */
export const PACKED_DAY = 86_400_000
/** Ms of the longest reading that is packed: an hour, and what a change of summer time may add to it. */
export const PACKED_LONGEST = 2 * 3_600_000

/** The day (start, ms) that a reading which begins at an instant is packed in. */
export const dayOf = (instant: number): number => Math.floor(instant / PACKED_DAY) * PACKED_DAY

/** One revision of a reading. */
export interface PackedReading {
  starts: number
  ends: number
  revision: number
  known_at: number
  value: number | null
  numerator: number | null
  denominator: number | null
  estimated: boolean
  simulated: boolean
  source: string | null
}

/** What finer readings made of a period. */
export interface PackedFold {
  starts: number
  ends: number
  known_at: number
  value: number | null
  numerator: number | null
  denominator: number | null
  estimated: boolean
  simulated: boolean
  partial: boolean
  read_at: number
  rows: number
  at: number
}

/** A day of one department's side of a series: its readings with all their revisions, and its folds. */
export interface Pack {
  day: number
  readings: PackedReading[]
  folds: PackedFold[]
}

type Cell = number | boolean | string | null

const MINUS_ZERO = '-0'
/** JSON knows no -0; a column of one and the same cell is that cell. */
const written = (column: readonly Cell[]): Cell | Cell[] => {
  const cells = column.map((cell) => (Object.is(cell, -0) ? MINUS_ZERO : cell))
  return cells.every((cell) => cell === cells[0]) ? (cells[0] ?? null) : cells
}

const bySpan = (a: { starts: number; ends: number }, b: { starts: number; ends: number }): number => a.starts - b.starts || a.ends - b.ends

/** The same in the one order that packs have: by start, end and revision. */
export const inOrder = ({ day, readings, folds }: Pack): Pack => ({
  day,
  readings: readings.toSorted((a, b) => bySpan(a, b) || a.revision - b.revision),
  folds: folds.toSorted(bySpan),
})

const columnsOf = (rows: readonly (PackedReading | PackedFold)[], day: number) => [
  rows.length,
  written(rows.map(({ starts }) => starts - day)),
  written(rows.map(({ starts, ends }) => ends - starts)),
  written(rows.map(({ ends, known_at }) => known_at - ends)),
  written(rows.map(({ value }) => value)),
  written(rows.map(({ numerator }) => numerator)),
  written(rows.map(({ denominator }) => denominator)),
  written(rows.map(({ estimated }) => estimated)),
  written(rows.map(({ simulated }) => simulated)),
]

/** A pack as bytes: columns as JSON, deflated; JSON writes a double so that it is read back bit for bit. Throws when it is not what was given. */
export const packed = (pack: Pack): Uint8Array => {
  const { day, readings, folds } = pack
  const text = JSON.stringify([
    [...columnsOf(readings, day), written(readings.map(({ revision }) => revision)), written(readings.map(({ source }) => source))],
    [
      ...columnsOf(folds, day),
      written(folds.map(({ partial }) => partial)),
      written(folds.map(({ starts, read_at }) => read_at - starts)),
      written(folds.map(({ rows }) => rows)),
      written(folds.map(({ at }) => at)),
    ],
  ])
  const body = deflateSync(text, { level: 9 })
  if (!isDeepStrictEqual(unpacked(day, body), pack)) throw new Error('a pack does not read back as it was written')
  return body
}

type Columns = [count: number, ...columns: (Cell | Cell[])[]]

const readerOf = (columns: Columns, day: number) => {
  const cell = (column: number, at: number): Cell => {
    const its = columns[column]!
    return Array.isArray(its) ? its[at]! : its
  }
  const number = (column: number, at: number) => {
    const its = cell(column, at)
    return (its === MINUS_ZERO ? -0 : its) as number
  }
  const common = (at: number) => {
    const starts = day + number(1, at)
    const ends = starts + number(2, at)
    return {
      starts,
      ends,
      known_at: ends + number(3, at),
      value: number(4, at) as number | null,
      numerator: number(5, at) as number | null,
      denominator: number(6, at) as number | null,
      estimated: cell(7, at) as boolean,
      simulated: cell(8, at) as boolean,
    }
  }
  return { count: columns[0], cell, number, common }
}

/** A pack of bytes. Throws where they are damaged. */
export const unpacked = (day: number, body: Uint8Array): Pack => {
  const [readings, folds] = JSON.parse(inflateSync(body).toString()) as [Columns, Columns]
  const its = readerOf(readings, day)
  const made = readerOf(folds, day)
  return {
    day,
    readings: Array.from({ length: its.count }, (_, at) => ({
      ...its.common(at),
      revision: its.number(9, at),
      source: its.cell(10, at) as string | null,
    })),
    folds: Array.from({ length: made.count }, (_, at) => {
      const common = made.common(at)
      return {
        ...common,
        partial: made.cell(9, at) as boolean,
        read_at: common.starts + made.number(10, at),
        rows: made.number(11, at),
        at: made.number(12, at),
      }
    }),
  }
}
