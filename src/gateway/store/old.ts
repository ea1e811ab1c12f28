import { PACKED_LONGEST } from './packing/pack.ts'
import type { Query } from './sql.ts'
import type { Row } from './types.ts'

/** Held by whoever rolls up or packs readings; shared by who writes such as may have been. */
export const FOLD_LOCK = `hashtext('cockpit fold ' || current_schema())`

/** Readings as old as this may have been rolled up or packed: the place's config keeps them for longer. */
const RECENT = 86_400_000

/** Something else wrote what was being rolled up or packed, though the lock forbids it. */
export class Moved extends Error {}

/** The rows of a batch that speak of what may have been rolled up or packed, also where the clock has been set back since. */
export const oldOf = async (tx: Query, rows: readonly Row[], knownAt: readonly number[]): Promise<number[]> => {
  const begun = rows.map(({ start, end, lies }) => lies ?? (end > start && end - start <= PACKED_LONGEST ? start : Infinity))
  const isOld = (index: number) => begun[index]! < knownAt[index]! - RECENT
  const recent = begun.reduce((least, at, index) => (isOld(index) ? least : Math.min(least, at)), Infinity)
  const packed = recent === Infinity ? -Infinity : await packedUpTo(tx)
  return begun.flatMap((at, index) => (isOld(index) || at < packed ? [index] : []))
}

const packedUpTo = async (tx: Query): Promise<number> => {
  const [row] = await tx.query<{ value: number }>("SELECT value FROM counters WHERE name = 'packed'")
  return row!.value
}
