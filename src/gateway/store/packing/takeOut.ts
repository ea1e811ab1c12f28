import { type Content, type Identity, isSame } from '../planKeep.ts'
import type { Query } from '../sql.ts'
import type { ReadingOutcome, Row } from '../types.ts'
import { dayOf, PACKED_LONGEST } from './pack.ts'
import { type KeptPack, keyOf, type PackKey, readPacks, writePacks } from './packs.ts'
import { currentOf, layOut } from './rows.ts'

/** Which series and department each row of a batch is of. */
export interface Numbers {
  series: readonly number[]
  departments: readonly number[]
}

/** The packs in which what some rows speak of may lie: readings of the same identity, folds of the period that a finer one lies in. */
export const packsAround = (
  tx: Query,
  rows: readonly Row[],
  { series, departments }: Numbers,
  indices: readonly number[],
): Promise<KeptPack[]> => {
  const keys: PackKey[] = []
  for (const index of indices) {
    const { start, end, lies } = rows[index]!
    const days = end > start && end - start <= PACKED_LONGEST ? [dayOf(start)] : []
    if (lies !== undefined) days.push(dayOf(lies), dayOf(lies - PACKED_LONGEST))
    for (const day of days) keys.push({ series: series[index]!, department: departments[index]!, day })
  }
  return readPacks(tx, keys)
}

/** Marks rows as too late that are finer than a fold that lies in a pack. */
export const markPacked = (
  packs: readonly KeptPack[],
  rows: readonly Row[],
  { series, departments }: Numbers,
  indices: readonly number[],
  outcomes: ReadingOutcome[],
): void => {
  const folds = new Map<string, KeptPack['folds']>()
  for (const pack of packs) {
    const key = `${pack.series} ${pack.department}`
    folds.set(key, [...(folds.get(key) ?? []), ...pack.folds])
  }
  for (const index of indices) {
    const { lies } = rows[index]!
    const its = lies === undefined ? undefined : folds.get(`${series[index]} ${departments[index]}`)
    if (its?.some(({ starts, ends }) => starts <= lies! && ends > lies!)) outcomes[index] = 'too_late'
  }
}

export interface TakenOut {
  /** What is left to be kept: not what stands in a pack as it was sent. */
  identities: Identity[]
  /** What stood in a pack of those that are. */
  stood: ReadonlyMap<Identity, Content>
}

/** Lays out of their packs, with all their revisions, what a batch is to change; what it says again stays, and is noted as unchanged. */
export const takeOut = async (
  tx: Query,
  packs: readonly KeptPack[],
  identities: readonly Identity[],
  rows: readonly Row[],
  outcomes: ReadingOutcome[],
): Promise<TakenOut> => {
  const byKey = new Map(packs.map((pack) => [keyOf(pack), pack]))
  const out = new Map<KeptPack, Set<KeptPack['readings'][number]>>()
  const stood = new Map<Identity, Content>()
  const left = identities.filter((identity) => {
    const { series, department, starts, ends } = identity
    const pack = byKey.get(keyOf({ series, department, day: dayOf(starts) }))
    const its = pack?.readings.filter((one) => one.starts === starts && one.ends === ends) ?? []
    if (!pack || its.length === 0) return true
    const [{ known_at: knownAt, ...content }] = currentOf(its) as [KeptPack['readings'][number]]
    if (identity.rows.every((index) => isSame({ ...content, knownAt }, rows[index]!))) {
      for (const index of identity.rows) outcomes[index] = 'unchanged'
      return false
    }
    stood.set(identity, { ...content, knownAt })
    const taken = out.get(pack) ?? new Set()
    for (const one of its) taken.add(one)
    out.set(pack, taken)
    return true
  })
  if (out.size > 0) {
    await layOut(
      tx,
      [...out].map(([pack, taken]) => ({ ...pack, folds: [], readings: [...taken] })),
    )
    await writePacks(
      tx,
      [...out].map(([pack, taken]) => ({ ...pack, readings: pack.readings.filter((one) => !taken.has(one)) })),
    )
  }
  return { identities: left, stood }
}
