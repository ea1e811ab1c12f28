import { readFileSync } from 'node:fs'

/** Each department's key; `*` may report for any. */
export type Keys = Readonly<Record<string, string>>

/** Keys from a file, or with `env` from COCKPIT_KEYS as the gateway was given them. */
export const readKeys = (path: string, given = process.env['COCKPIT_KEYS'] ?? ''): Keys =>
  path === 'env'
    ? Object.fromEntries(
        given.split(',').map((pair) => [pair.slice(0, pair.indexOf('=')).trim(), pair.slice(pair.indexOf('=') + 1).trim()]),
      )
    : (JSON.parse(readFileSync(path, 'utf8')) as Keys)

export const keyOf = (keys: Keys, department: string): string | undefined => keys[department] ?? keys['*']
