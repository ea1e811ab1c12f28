import type { KeptColumns } from './store/types.ts'
import { Track } from './track.ts'

/** Rows as they were read, and the number of the track that each belongs to; -1 for none. */
export interface Pile {
  rows: KeptColumns
  to: Int32Array
}

const COLUMNS = ['starts', 'ends', 'values', 'known', 'numerators', 'denominators', 'reads'] as const

/** Lays rows out track by track, each in the order of its periods: one wide column for all tracks, of which each has its part. */
export const laidOut = (piles: readonly Pile[], tracks: number): Track[] => {
  const begins = new Int32Array(tracks + 1)
  for (const { to } of piles) for (const track of to) if (track >= 0) begins[track + 1]!++
  for (let track = 0; track < tracks; track++) begins[track + 1]! += begins[track]!
  const total = begins[tracks]!
  const wide = Object.fromEntries(COLUMNS.map((name) => [name, new Float64Array(total)])) as Record<
    (typeof COLUMNS)[number],
    Float64Array<ArrayBuffer>
  >
  const flags = new Uint8Array(total)
  const next = begins.slice()
  for (const { rows, to } of piles)
    for (let at = 0; at < to.length; at++) {
      if (to[at]! < 0) continue
      const place = next[to[at]!]!++
      for (const name of COLUMNS) wide[name][place] = rows[name][at] ?? Number.NaN
      flags[place] = rows.flags[at]!
    }
  return Array.from({ length: tracks }, (_, track) => {
    const low = begins[track]!
    const high = begins[track + 1]!
    if (low === high) return new Track()
    const order = orderOf(wide.starts, wide.ends, low, high)
    const part = <C extends Float64Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(column: C): C => {
      const its = column.subarray(low, high) as C
      if (order) its.set(order.map((index) => column[index]!))
      return its
    }
    const ratio = anyNumber(wide.numerators, low, high) || anyNumber(wide.denominators, low, high)
    return Track.of({
      starts: part(wide.starts),
      ends: part(wide.ends),
      values: part(wide.values),
      known: part(wide.known),
      flags: part(flags),
      ratios: ratio ? [part(wide.numerators).slice(), part(wide.denominators).slice()] : null,
      reads: anyNumber(wide.reads, low, high) ? part(wide.reads).slice() : null,
    })
  })
}

const anyNumber = (column: Float64Array, low: number, high: number): boolean => {
  for (let at = low; at < high; at++) if (!Number.isNaN(column[at]!)) return true
  return false
}

/** How [low, high) must be put to be in the order of start and end, or null where it is. */
const orderOf = (starts: Float64Array, ends: Float64Array, low: number, high: number): number[] | null => {
  const before = (a: number, b: number) => starts[a]! - starts[b]! || ends[a]! - ends[b]!
  let sorted = true
  for (let at = low + 1; sorted && at < high; at++) sorted = before(at - 1, at) <= 0
  return sorted ? null : Array.from({ length: high - low }, (_, n) => low + n).sort(before)
}
