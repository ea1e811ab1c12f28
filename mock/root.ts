import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's folder, from the source as from a bundle: the nearest one above that holds the recordings. */
export const rootFolder = (from: string = fileURLToPath(import.meta.url)): string => {
  for (let folder = dirname(from); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'mock', 'recordings'))) return folder
  }
  throw new Error('the folder mock/recordings is missing')
}

export const recordingsFolder = (name: string): string => join(rootFolder(), 'mock', 'recordings', name)
