import { equal } from '../equal.ts'
import { seriesKey, type State } from '../state.ts'
import { ByteReader, ByteWriter } from './bytes.ts'
import { type Cell, readCell, writeCell } from './cells.ts'
import { FIELDS } from './fields.ts'

/** One state's change, under the hash of its series. */
export interface Delta {
  hash: number
  bytes: Uint8Array
}

type Held = { readonly [field: string]: Held | Cell }

/** 32 bits, even over the series of a place: FNV-1a, finished as MurmurHash3 does. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
export const seriesHash = (key: string): number => hashOf(key)

/** One byte by which a wrong base is found out. */
const checkOf = ({ value, knownAt, period }: State): number => hashOf(`${value} ${knownAt} ${period?.label}`) % 256

const cellAt = (state: State, path: readonly string[]): Cell =>
  path.reduce<Held | Cell>((held, name) => (held as Held | null | undefined)?.[name], state as unknown as Held) as Cell

const withCell = (held: Held, [name, ...rest]: readonly string[], cell: Cell): Held => ({
  ...held,
  [name!]: rest.length === 0 ? cell : withCell(held[name!] as Held, rest, cell),
})

const anchorOf = (state: State): string => state.knownAt ?? state.period?.start ?? ''

const readState = (from: ByteReader, before: State): State => {
  if (from.byte() !== checkOf(before)) throw new RangeError(`${seriesKey(before.indicator, before.region, before.category)}: another base`)
  const anchor = anchorOf(before)
  let mask = from.whole()
  let state = before as unknown as Held
  for (const { path, kind } of FIELDS) {
    if (mask % 2 === 1) state = withCell(state, path, readCell(from, kind, cellAt(before, path), anchor))
    mask = Math.floor(mask / 2)
  }
  return state as unknown as State
}

/** What changed between two states of a series; null where they differ in more than a delta can say. It is read back once to be sure. */
export const deltaOf = (before: State, after: State): Delta | null => {
  const cells = new ByteWriter()
  const anchor = anchorOf(before)
  let mask = 0
  for (const [at, { path, kind }] of FIELDS.entries()) {
    const [from, to] = [cellAt(before, path), cellAt(after, path)]
    if (from === to) continue
    if (!writeCell(cells, kind, from, to, anchor)) return null
    mask += 2 ** at
  }
  const out = new ByteWriter()
  out.byte(checkOf(before))
  out.whole(mask)
  out.append(cells.done())
  const bytes = out.done()
  if (!equal(readState(new ByteReader(bytes), before), after)) return null
  return { hash: seriesHash(seriesKey(after.indicator, after.region, after.category)), bytes }
}

/** Many deltas as one run of bytes, in the order of their hashes. */
export const packDeltas = (deltas: readonly Delta[]): Uint8Array => {
  const out = new ByteWriter()
  let last = 0
  for (const { hash, bytes } of deltas.toSorted((a, b) => a.hash - b.hash)) {
    out.whole(hash - last)
    out.append(bytes)
    last = hash
  }
  return out.done()
}

/** The states after packed deltas; `base` gives the one before by its series' hash. Throws where a base is missing or another, or the bytes are broken. */
export const unpackDeltas = (bytes: Uint8Array, base: (hash: number) => State | undefined): State[] => {
  const from = new ByteReader(bytes)
  const states: State[] = []
  for (let hash = 0; !from.ended;) {
    hash += from.whole()
    const before = base(hash)
    if (!before) throw new RangeError(`no state under ${hash}`)
    states.push(readState(from, before))
  }
  return states
}
