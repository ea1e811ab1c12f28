import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPglite } from '#gateway/store/pglite.ts'

const template = join(tmpdir(), 'cockpit-empty-store')

/** A new folder with an empty embedded database in it: making one takes seconds, so it is made once and copied. */
export const emptyStore = async (): Promise<string> => {
  if (!existsSync(template)) {
    const folder = mkdtempSync(join(tmpdir(), 'template-'))
    await (await openPglite({ folder })).close()
    try {
      renameSync(folder, template)
    } catch {
      rmSync(folder, { recursive: true })
    }
  }
  const folder = mkdtempSync(join(tmpdir(), 'store-'))
  mkdirSync(folder, { recursive: true })
  cpSync(join(template, 'pglite'), join(folder, 'pglite'), { recursive: true })
  return folder
}
