import { bools, float8s, int4s, int8s, texts } from '../columns.ts'
import type { Param, Query } from '../sql.ts'
import type { KeptPack, PackKey } from './packs.ts'
import type { PackedFold, PackedReading } from './pack.ts'

/** A reading or a fold, of which series and department. */
export type Of<T> = T & Omit<PackKey, 'day'>

const identities = (rows: readonly Of<{ starts: number; ends: number }>[]): Param[] => [
  int4s(rows.map(({ series }) => series)),
  int8s(rows.map(({ starts }) => starts)),
  int8s(rows.map(({ ends }) => ends)),
  int4s(rows.map(({ department }) => department)),
]
const common = (rows: readonly Of<PackedReading | PackedFold>[]): Param[] => [
  ...identities(rows),
  int8s(rows.map(({ known_at }) => known_at)),
  float8s(rows.map(({ value }) => value)),
  float8s(rows.map(({ numerator }) => numerator)),
  float8s(rows.map(({ denominator }) => denominator)),
  bools(rows.map(({ estimated }) => estimated)),
  bools(rows.map(({ simulated }) => simulated)),
]
const COMMON = 'series, starts, ends, department, known_at, value, numerator, denominator, estimated, simulated'
const GIVEN =
  '$1::int4[], $2::int8[], $3::int8[], $4::int4[], $5::int8[], $6::float8[], $7::float8[], $8::float8[], $9::bool[], $10::bool[]'

/** Which of the readings, sorted by identity and revision, are current: the last of each identity. */
export const currentOf = <R extends Pick<PackedReading, 'starts' | 'ends'>>(readings: readonly R[]): R[] =>
  readings.filter((one, n) => readings[n + 1]?.starts !== one.starts || readings[n + 1]?.ends !== one.ends)

const put = async (tx: Query, table: 'readings' | 'superseded', rows: readonly Of<PackedReading>[]): Promise<void> => {
  if (rows.length === 0) return
  await tx.query(`INSERT INTO ${table} (${COMMON}, revision, source) SELECT * FROM unnest(${GIVEN}, $11::int4[], $12::text[])`, [
    ...common(rows),
    int4s(rows.map(({ revision }) => revision)),
    texts(rows.map(({ source }) => source)),
  ])
}

/** Lays what packs hold out row by row again. The packs themselves are for the caller to take away. */
export const layOut = async (tx: Query, packs: readonly KeptPack[]): Promise<void> => {
  const readings: Of<PackedReading>[] = []
  const before: Of<PackedReading>[] = []
  for (const { series, department, readings: its } of packs) {
    const current = new Set(currentOf(its))
    for (const one of its) (current.has(one) ? readings : before).push({ ...one, series, department })
  }
  await put(tx, 'readings', readings)
  await put(tx, 'superseded', before)
  const folds = packs.flatMap(({ series, department, folds: its }) => its.map((one) => ({ ...one, series, department })))
  if (folds.length === 0) return
  await tx.query(
    `INSERT INTO folded (${COMMON}, partial, read_at, rows, at) SELECT * FROM unnest(${GIVEN}, $11::bool[], $12::int8[], $13::int4[], $14::int8[])`,
    [
      ...common(folds),
      bools(folds.map(({ partial }) => partial)),
      int8s(folds.map(({ read_at }) => read_at)),
      int4s(folds.map(({ rows }) => rows)),
      int8s(folds.map(({ at }) => at)),
    ],
  )
}
