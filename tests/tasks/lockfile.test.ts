import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Locked {
  version?: string
  resolved?: string
  optionalDependencies?: Record<string, string>
}

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as { packages: Record<string, Locked> }

/** Optional parts that the lock does not know: `npm ci` refuses such a lock. A registry that lacks one leaves it out silently. */
const lacking = (packages: Record<string, Locked>): string[] =>
  Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => packages[`${path}/node_modules/${name}`] === undefined && packages[`node_modules/${name}`] === undefined,
    ),
  )

describe('package-lock.json', () => {
  it('is whole: a clone can run npm ci on any kind of machine', () => expect(lacking(lock.packages)).toEqual([]))
  it('would be seen to lack a part', () => {
    expect(lacking({ 'node_modules/a': { optionalDependencies: { 'a-linux': '1', 'a-mac': '1' } }, 'node_modules/a-linux': {} })).toEqual([
      'a-mac',
    ])
  })
  it('names no registry: a clone installs from whichever is configured', () => {
    expect(Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  })
})
