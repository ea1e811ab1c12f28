import { createHash } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { Slug } from '#contract/names.ts'

const Instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'expected an instant')
const KeptKey = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  made: Instant,
  /** When it stops being taken; for good where it is left out. */
  until: Instant.optional(),
})
/** A key at rest: its hash only. 24 random bytes need no salt and no slow hash: there is nothing to guess from. */
export type KeptKey = z.infer<typeof KeptKey>
/** The keys of each department. */
export type KeyBook = ReadonlyMap<string, readonly KeptKey[]>

/** A key in clear, as releases before this one kept it: 16 characters or more. */
const Clear = z.string().min(16)
const BookFile = z.record(Slug, z.union([z.array(KeptKey), Clear]))

export const sha256Of = (key: string): string => createHash('sha256').update(key).digest('hex')

/** What a file says: an empty book where there is none; `clear` where keys stand in it in clear. */
export interface KeysRead {
  book: KeyBook
  there: boolean
  clear: boolean
}

/** null where the file holds no book. Rejects where it cannot be read. */
export const readKeyBook = async (file: string, now: number): Promise<KeysRead | null> => {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { book: new Map(), there: false, clear: false }
    throw error
  }
  await chmod(file, 0o600)
  let read
  try {
    read = BookFile.safeParse(JSON.parse(text))
  } catch {
    return null
  }
  if (!read.success) return null
  const made = new Date(now).toISOString()
  const entries = Object.entries(read.data)
  return {
    book: new Map(entries.map(([department, kept]) => [department, typeof kept === 'string' ? [{ sha256: sha256Of(kept), made }] : kept])),
    there: true,
    clear: entries.some(([, kept]) => typeof kept === 'string'),
  }
}

/** Puts a book in the file's place whole, readable by its owner only. */
export const writeKeyBook = async (file: string, book: KeyBook): Promise<void> => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const making = `${file}.${process.pid}`
  await writeFile(making, `${JSON.stringify(Object.fromEntries(book), null, 2)}\n`, { mode: 0o600, flush: true })
  await rename(making, file)
}
