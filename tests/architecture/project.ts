import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Source } from './directions.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const CODE = ['src', 'mock', 'tests']

const filesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))

/** The files and folders of this repository as the rules want them. */
export const project = (): { sources: Source[]; paths: string[]; folders: string[] } => {
  const code = CODE.flatMap(filesUnder)
  return {
    sources: code.filter((path) => /\.(ts|vue|css)$/.test(path)).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
    paths: [...code, ...['config', 'public'].flatMap(filesUnder)],
    folders: readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name),
  }
}

/** A tsconfig.json of the repository. */
export const compilerOptions = (folder: string): Record<string, unknown> =>
  (JSON.parse(readFileSync(join(root, folder, 'tsconfig.json'), 'utf8')) as { compilerOptions: Record<string, unknown> }).compilerOptions
