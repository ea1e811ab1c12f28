import type { Source } from './directions.ts'

const MOST = 300
const WORDS = new Set(['util', 'utils', 'helper', 'helpers', 'manager', 'data', 'info', 'item', 'items', 'handle', 'handler'])
const FOLDERS = new Set(['src', 'public', 'mock', 'config', 'tests', 'node_modules', 'dist'])
/** `data-state` is an attribute's name, not a word for anything. */
const EXCEPT = new Set(['dataState'])

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)

/** Files that are too long. */
export const lengthFaults = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ path, text }) => {
    const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
    return lines > MOST ? [`${path}: ${lines} lines, ${MOST} at most`] : []
  })

/** Words that name nothing, in the name of a file or a folder. `tests/helpers` is the one exception. */
export const wordFaults = (paths: readonly string[]): string[] =>
  paths.flatMap((path) => {
    const names = path.replace(/^tests\/helpers\//, '').split('/')
    const found = names
      .map((name) => name.replace(/\..*$/, ''))
      .filter((name) => !EXCEPT.has(name))
      .flatMap(wordsOf)
    return found.filter((word) => WORDS.has(word)).map((word) => `${path}: "${word}" names nothing`)
  })

/** Folders at the top that are not of the house. */
export const folderFaults = (folders: readonly string[]): string[] =>
  folders.filter((folder) => !folder.startsWith('.') && !FOLDERS.has(folder)).map((folder) => `${folder}/: no such folder in this house`)
