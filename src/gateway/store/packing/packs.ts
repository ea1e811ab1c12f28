import { byteas, int4s, int8s } from '../columns.ts'
import type { Query } from '../sql.ts'
import { type Pack, packed, unpacked } from './pack.ts'

/** A pack, of which series and department (their numbers). */
export interface KeptPack extends Pack {
  series: number
  department: number
}

/** Where a pack is kept. */
export type PackKey = Pick<KeptPack, 'series' | 'department' | 'day'>

export const keyOf = ({ series, department, day }: PackKey): string => `${series} ${department} ${day}`

export interface SentPack extends PackKey {
  body: Uint8Array
}

export const packOf = ({ series, department, day, body }: SentPack): KeptPack => ({ series, department, ...unpacked(day, body) })

const GIVEN = 'unnest($1::int4[], $2::int8[], $3::int4[])'
const keysOf = (keys: readonly PackKey[]) => [
  int4s(keys.map(({ series }) => series)),
  int8s(keys.map(({ day }) => day)),
  int4s(keys.map(({ department }) => department)),
]

/** The packs there are of some. */
export const readPacks = async (tx: Query, keys: readonly PackKey[]): Promise<KeptPack[]> => {
  if (keys.length === 0) return []
  const once = [...new Map(keys.map((key) => [keyOf(key), key])).values()]
  const sent = await tx.query<SentPack>(
    `SELECT p.series, p.day, p.department, p.body FROM ${GIVEN} AS u(series, day, department)
     CROSS JOIN LATERAL (
       SELECT x.* FROM packs x WHERE x.series = u.series AND x.day = u.day AND x.department = u.department OFFSET 0) p`,
    keysOf(once),
  )
  return sent.map(packOf)
}

/** The packs of a series whose days lie in [from, to). */
export const readPacksOf = async (tx: Query, series: number, from: number, to: number): Promise<KeptPack[]> => {
  const sent = await tx.query<SentPack>(
    'SELECT series, day, department, body FROM packs WHERE series = $1::int AND day >= $2::bigint AND day < $3::bigint ORDER BY day, department',
    [series, from, to],
  )
  return sent.map(packOf)
}

/** Puts packs where they belong; those that hold nothing are taken away. */
export const writePacks = async (tx: Query, packs: readonly KeptPack[]): Promise<void> => {
  const full = packs.filter(({ readings, folds }) => readings.length + folds.length > 0)
  const empty = packs.filter((pack) => !full.includes(pack))
  if (empty.length > 0)
    await tx.query(
      `DELETE FROM packs USING ${GIVEN} AS u(series, day, department)
       WHERE packs.series = u.series AND packs.day = u.day AND packs.department = u.department`,
      keysOf(empty),
    )
  if (full.length > 0)
    await tx.query(
      `INSERT INTO packs (series, day, department, body)
       SELECT * FROM unnest($1::int4[], $2::int8[], $3::int4[], $4::bytea[])
       ON CONFLICT (series, day, department) DO UPDATE SET body = excluded.body`,
      [...keysOf(full), byteas(full.map(({ day, readings, folds }) => packed({ day, readings, folds })))],
    )
}
