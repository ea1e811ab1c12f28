import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const PARTS = ['src', 'mock', 'public', 'index.html', 'vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json']

/** A hash over all a build is made of, by content. */
export const sourcesHash = (root: string): string => {
  const hash = createHash('sha256')
  const add = (path: string) =>
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0')
  for (const part of PARTS) {
    if (!existsSync(join(root, part))) continue
    if (part.includes('.')) add(part)
    else
      for (const entry of readdirSync(join(root, part), { recursive: true, withFileTypes: true }).sort((a, b) =>
        join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1,
      ))
        if (entry.isFile()) add(join(entry.parentPath, entry.name).slice(root.length))
  }
  return hash.digest('hex').slice(0, 16)
}
