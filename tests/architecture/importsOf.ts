import ts from 'typescript'

const SCRIPT = /<script\b[^>]*>([\s\S]*?)<\/script>/g
const ADDRESS = /new\s+URL\(\s*['"`]([^'"`]+)['"`]\s*,\s*import\.meta\.url/g

/** The code of a file: all of a .ts, the scripts of a .vue. */
export const codeOf = (path: string, text: string): string =>
  path.endsWith('.vue') ? [...text.matchAll(SCRIPT)].map((found) => found[1]).join('\n') : text

/** What a file names: import, export from, import(), import types, and new URL(…, import.meta.url). */
export const importsOf = (path: string, text: string): string[] => {
  const code = codeOf(path, text)
  const { importedFiles } = ts.preProcessFile(code, true, true)
  return [...importedFiles.map((file) => file.fileName), ...[...code.matchAll(ADDRESS)].map((found) => found[1]!)]
}
