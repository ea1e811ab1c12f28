import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Keys, openKeys } from '#gateway/keys.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'keys-'))))
afterEach(() => rm(folder, { recursive: true }))

const opened = async (departments: string[], given: ReadonlyMap<string, string> | null = null): Promise<Keys> => {
  const read = await openKeys({ given, file: join(folder, 'store', 'keys.json'), departments, random: randomBytes })
  if (!read.ok) throw new Error(read.faults.join())
  return read.keys
}

describe('openKeys', () => {
  it('makes a key for each department once, readable by its owner only', async () => {
    const first = await opened(['police', 'constructor'])
    const file = join(folder, 'store', 'keys.json')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const kept = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>
    expect(Object.keys(kept).sort()).toEqual(['constructor', 'police'])
    expect(first.whoHas(kept.police!)).toEqual({ department: 'police' })
    expect(first.of('police')).toBe(kept.police)
    const again = await opened(['police', 'constructor'])
    expect(again.whoHas(kept['constructor' as string]!)).toEqual({ department: 'constructor' })
    for (const wrong of ['', kept.police!.slice(1), `${kept.police}x`, '__proto__', '*']) expect(again.whoHas(wrong)).toBeNull()
  })

  it('gives later departments keys and takes those of removed ones away', async () => {
    const keys = await opened(['police'])
    const police = keys.of('police')!
    await Promise.all([keys.declare(['health']), keys.declare(['health', 'water'])])
    expect(keys.whoHas(police)).toBeNull()
    expect(keys.whoHas(keys.of('water')!)).toEqual({ department: 'water' })
    const kept = JSON.parse(await readFile(join(folder, 'store', 'keys.json'), 'utf8')) as Record<string, string>
    expect(Object.keys(kept).sort()).toEqual(['health', 'police', 'water'])
    await keys.declare(['police'])
    expect(keys.whoHas(police)).toEqual({ department: 'police' })
  })

  it('takes given keys as they are, and makes none', async () => {
    const keys = await opened(
      ['police', 'health'],
      new Map([
        ['police', 'abc'],
        ['*', 'any'],
      ]),
    )
    expect(keys.whoHas('any')).toEqual({ department: '*' })
    expect(keys.of('health')).toBe('any')
    await expect(stat(join(folder, 'store'))).rejects.toThrow()
  })

  it('refuses given keys of undeclared departments, and a broken file, without touching it', async () => {
    const unknown = await openKeys({ given: new Map([['polise', 'abc']]), file: '', departments: ['police'], random: randomBytes })
    expect(unknown).toEqual({ ok: false, faults: [expect.stringContaining('"polise"')] })
    const file = join(folder, 'keys.json')
    for (const broken of ['{', '[]', '{"police": "short"}', '{"police": 1}']) {
      await writeFile(file, broken)
      const read = await openKeys({ given: null, file, departments: ['police'], random: randomBytes })
      expect(read).toEqual({ ok: false, faults: [expect.stringContaining(file)] })
      expect(await readFile(file, 'utf8')).toBe(broken)
    }
  })
})
