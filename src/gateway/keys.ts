import { timingSafeEqual } from 'node:crypto'
import { type Stats, unwatchFile, watchFile } from 'node:fs'
import type { Sender } from './doors.ts'
import { type KeyBook, type KeptKey, readKeyBook, sha256Of, writeKeyBook } from './keyBook.ts'

/** The keys of the departments. A key belongs to one department, or to `*`, which may report for any. */
export interface Keys {
  whoHas(key: string): Sender | null
  /** A key for each declared department that is good while this process runs and is kept nowhere: for a child that speaks as them. */
  lend(): Record<string, string>
  /** Tells which departments are declared now: keys of others stop working. */
  declare(departments: readonly string[]): void
  close(): void
}

export interface KeysFrom {
  /** As the environment gives them; null where they stand in `file`, as hashes, and are read anew when it changes. */
  given: ReadonlyMap<string, string> | null
  file: string
  departments: readonly string[]
  random: (bytes: number) => Buffer
  /** The machine's clock: keys end by it. */
  now: () => number
  log: (line: string) => void
  /** Ms between looks at the file. */
  look?: number
}

const LOOK = 500
const KEY_BYTES = 24

export const newKey = (random: KeysFrom['random']): string => random(KEY_BYTES).toString('base64url')

interface Owner extends Pick<KeptKey, 'until'> {
  department: string
  digest: Buffer
}

/** By hash: what a look-up's time tells is about the hash of a guess, which nobody can steer; the hashes are compared in constant time. */
const ownersOf = (book: Iterable<readonly [string, readonly Pick<KeptKey, 'sha256' | 'until'>[]]>): Map<string, Owner> => {
  const owners = new Map<string, Owner>()
  for (const [department, kept] of book)
    for (const { sha256, until } of kept) owners.set(sha256, { department, until, digest: Buffer.from(sha256, 'hex') })
  return owners
}

class Doorkeeper implements Keys {
  private readonly lent = new Map<string, Owner>()
  private declared: ReadonlySet<string>

  constructor(
    private owners: ReadonlyMap<string, Owner>,
    private readonly from: KeysFrom,
    readonly close: () => void,
  ) {
    this.declared = new Set(from.departments)
  }

  whoHas(key: string): Sender | null {
    const sha256 = sha256Of(key)
    const owner = this.owners.get(sha256) ?? this.lent.get(sha256)
    if (!owner || !timingSafeEqual(owner.digest, Buffer.from(sha256, 'hex'))) return null
    if (owner.until !== undefined && Date.parse(owner.until) <= this.from.now()) return null
    return owner.department === '*' || this.declared.has(owner.department) ? { department: owner.department } : null
  }

  lend(): Record<string, string> {
    const keys = [...this.declared].map((department) => [department, newKey(this.from.random)] as const)
    for (const [department, key] of keys)
      for (const [sha256, owner] of ownersOf([[department, [{ sha256: sha256Of(key) }]]])) this.lent.set(sha256, owner)
    return Object.fromEntries(keys)
  }

  declare(departments: readonly string[]): void {
    this.declared = new Set(departments)
  }

  take(book: KeyBook): void {
    this.owners = ownersOf(book)
  }
}

/** Opens the keys; faults are for the operator. Keys in clear in the file become hashes. Rejects when the file cannot be read or written. */
export const openKeys = async (from: KeysFrom): Promise<{ ok: true; keys: Keys } | { ok: false; faults: string[] }> => {
  const { given, file, departments, now, log } = from
  if (given !== null) {
    const unknown = [...given.keys()].filter((department) => department !== '*' && !departments.includes(department))
    if (unknown.length > 0)
      return { ok: false, faults: unknown.map((name) => `COCKPIT_KEYS names "${name}", which departments.yaml does not declare`) }
    const owners = ownersOf([...given].map(([department, key]) => [department, [{ sha256: sha256Of(key) }]]))
    return { ok: true, keys: new Doorkeeper(owners, from, () => undefined) }
  }
  const read = await readKeyBook(file, now())
  if (read === null) return { ok: false, faults: [`${file}: expected {"department": [{"sha256": …, "made": …}]}; mend it, or remove it`] }
  if (read.clear) {
    await writeKeyBook(file, read.book)
    log(`${file}: keys that stood there in clear are kept as hashes now; the departments' keys stay as they are`)
  }
  const reread = async (): Promise<void> => {
    const next = await readKeyBook(file, now()).catch(() => null)
    if (!next?.there) return log(`${file} cannot be read: the keys before stay`)
    keys.take(next.book)
    log(`${file}: keys of ${next.book.size} departments`)
  }
  const watching = (is: Stats, was: Stats): void => {
    // Of a file that was never there Node tells once all the same.
    if (is.nlink > 0 || was.nlink > 0) void reread()
  }
  watchFile(file, { interval: from.look ?? LOOK, persistent: false }, watching)
  const keys = new Doorkeeper(ownersOf(read.book), from, () => unwatchFile(file, watching))
  return { ok: true, keys }
}
