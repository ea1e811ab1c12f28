import { createHash, timingSafeEqual } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { Slug } from '#contract/names.ts'
import type { Sender } from './doors.ts'

/** The keys of the departments. A key belongs to one department, or to `*`, which may report for any. */
export interface Keys {
  whoHas(key: string): Sender | null
  /** The key of a department, else that of `*`, for a child of this process that speaks as it. */
  of(department: string): string | null
  /** Tells which departments are declared now: new ones get keys, keys of others stop working. Rejects when keys cannot be kept. */
  declare(departments: readonly string[]): Promise<void>
}

const KeysFile = z.record(Slug, z.string().min(16))
const digest = (key: string): Buffer => createHash('sha256').update(key).digest()

const readKept = async (file: string): Promise<Map<string, string> | null> => {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map()
    throw error
  }
  await chmod(file, 0o600)
  try {
    const read = KeysFile.safeParse(JSON.parse(text))
    return read.success ? new Map(Object.entries(read.data)) : null
  } catch {
    return null
  }
}

const writeKept = async (file: string, kept: ReadonlyMap<string, string>): Promise<void> => {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.new`, `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`, { mode: 0o600, flush: true })
  await rename(`${file}.new`, file)
}

const keysOver = (entries: () => Iterable<[string, string]>, declare: Keys['declare']): Keys => {
  let digests: [department: string, digest: Buffer][] = []
  const refresh = (): void => {
    digests = Array.from(entries(), ([department, key]) => [department, digest(key)])
  }
  refresh()
  return {
    whoHas(key) {
      const asked = digest(key)
      let found: Sender | null = null
      for (const [department, kept] of digests) if (timingSafeEqual(kept, asked)) found = { department }
      return found
    },
    of(department) {
      const keys = new Map(entries())
      return keys.get(department) ?? keys.get('*') ?? null
    },
    async declare(departments) {
      await declare(departments)
      refresh()
    },
  }
}

/**
 * Keys as `given`, or else made with `random` for each declared department and kept in `file`, readable by its owner only.
 * Faults are for the operator. Rejects when the file cannot be read or written.
 */
export const openKeys = async (from: {
  given: ReadonlyMap<string, string> | null
  file: string
  departments: readonly string[]
  random: (bytes: number) => Buffer
}): Promise<{ ok: true; keys: Keys } | { ok: false; faults: string[] }> => {
  let declared = new Set(from.departments)
  if (from.given !== null) {
    const given = from.given
    const unknown = [...given.keys()].filter((department) => department !== '*' && !declared.has(department))
    if (unknown.length > 0) {
      return { ok: false, faults: unknown.map((name) => `COCKPIT_KEYS names "${name}", which departments.yaml does not declare`) }
    }
    const entries = () => [...given].filter(([department]) => department === '*' || declared.has(department))
    return { ok: true, keys: keysOver(entries, async (departments) => void (declared = new Set(departments))) }
  }

  const kept = await readKept(from.file)
  if (kept === null)
    return { ok: false, faults: [`${from.file}: expected {"department": "key", …}; mend it, or remove it to have new keys made`] }
  let writing: Promise<void> = Promise.resolve()
  const declare = async (departments: readonly string[]): Promise<void> => {
    declared = new Set(departments)
    const missing = departments.filter((department) => !kept.has(department))
    for (const department of missing) kept.set(department, from.random(24).toString('base64url'))
    if (missing.length > 0) writing = writing.catch(() => {}).then(() => writeKept(from.file, kept))
    await writing
  }
  await declare(from.departments)
  return { ok: true, keys: keysOver(() => [...kept].filter(([department]) => declared.has(department)), declare) }
}
