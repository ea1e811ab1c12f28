import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The YAML files of a place's folder, path (with `/`) → text, and one hash over all of it. */
export interface ConfigFiles {
  texts: Map<string, string>
  hash: string
}

/** Reads every .yaml below a place's folder. Rejects with the system's error where a folder or file cannot be read. */
export const readConfigFiles = async (folder: string): Promise<ConfigFiles> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name) && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, ''))
    .sort()
  const texts = new Map<string, string>()
  const hash = createHash('sha256')
  for (const path of paths) {
    const text = await readFile(join(folder, path), 'utf8')
    texts.set(path, text)
    hash.update(`${path}\0${text}\0`)
  }
  return { texts, hash: hash.digest('hex') }
}
