import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { CONTRACT_VERSION } from '#contract/version.ts'
import { wireHash } from '../../src/tasks/wireHash.ts'

const pinned = JSON.parse(readFileSync(new URL('./wire.hash.json', import.meta.url), 'utf8')) as { version: number; hash: string }

const ADVICE = `What crosses the wire has changed, and walls that are open now would not know it.
If the change was meant: raise CONTRACT_VERSION in src/contract/version.ts (unless this version was never released),
then run: npm run schemas -- --pin
If it was not meant, undo it. A new version of zod that prints schemas otherwise also shows here: then pin only.`

describe('the contract on the wire', () => {
  it('is the one that its version number stands for', () => {
    expect(wireHash(), ADVICE).toBe(pinned.hash)
    expect(CONTRACT_VERSION, 'CONTRACT_VERSION was raised: npm run schemas -- --pin').toBe(pinned.version)
  })

  it('has another hash when a field is added, made optional, or given another range', () => {
    const hashes = [
      z.strictObject({ a: z.number() }),
      z.strictObject({ a: z.number(), b: z.number() }),
      z.strictObject({ a: z.number().optional() }),
      z.strictObject({ a: z.number().default(0) }),
      z.strictObject({ a: z.number().int() }),
      z.strictObject({ a: z.number().max(3) }),
      z.object({ a: z.number() }),
    ].map((schema) => wireHash({ schema }))
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  it('has another hash when a message gets another name', () => {
    expect(wireHash({ one: z.string() })).not.toBe(wireHash({ other: z.string() }))
  })

  it('does not depend on the order in which fields are written', () => {
    expect(wireHash({ schema: z.strictObject({ a: z.number(), b: z.string() }) })).toBe(
      wireHash({ schema: z.strictObject({ b: z.string(), a: z.number() }) }),
    )
  })
})
