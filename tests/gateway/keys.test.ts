import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sha256Of, writeKeyBook } from '#gateway/keyBook.ts'
import { type Keys, openKeys } from '#gateway/keys.ts'
import { keyChange } from '../../src/tasks/keyChange.ts'
import { until } from '../helpers/until.ts'

const KEY = 'a-key-of-24-bytes-at-least'
const DAY = 86_400_000
let folder: string
let file: string
let now = Date.parse('2026-11-22T08:00:00Z')
const said: string[] = []
const open: Keys[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'))
  file = join(folder, 'store', 'keys.json')
  await mkdir(join(folder, 'store'))
})
afterEach(async () => {
  for (const keys of open.splice(0)) keys.close()
  await rm(folder, { recursive: true })
})

const from = (departments: string[], given: ReadonlyMap<string, string> | null = null) => ({
  given,
  file,
  departments,
  random: randomBytes,
  now: () => now,
  log: (line: string) => void said.push(line),
  look: 20,
})
const opened = async (departments: string[], given: ReadonlyMap<string, string> | null = null): Promise<Keys> => {
  const read = await openKeys(from(departments, given))
  if (!read.ok) throw new Error(read.faults.join())
  open.push(read.keys)
  return read.keys
}
const entry = (key: string, until?: string) => ({
  sha256: sha256Of(key),
  made: '2026-01-01T00:00:00Z',
  ...(until === undefined ? {} : { until }),
})

describe('openKeys', () => {
  it('knows keys by their hashes, and those of declared departments only', async () => {
    await writeKeyBook(
      file,
      new Map([
        ['constructor', [entry(KEY), entry(`${KEY}2`)]],
        ['gone', [entry('of-a-gone-department')]],
      ]),
    )
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readFile(file, 'utf8')).not.toContain(KEY)
    const keys = await opened(['constructor'])
    expect(keys.whoHas(KEY)).toEqual({ department: 'constructor' })
    expect(keys.whoHas(`${KEY}2`)).toEqual({ department: 'constructor' })
    expect(keys.whoHas('of-a-gone-department')).toBeNull()
    for (const wrong of ['', KEY.slice(1), `${KEY}x`, '__proto__', '*', sha256Of(KEY)]) expect(keys.whoHas(wrong)).toBeNull()
    keys.declare(['gone'])
    expect([keys.whoHas(KEY), keys.whoHas('of-a-gone-department')]).toEqual([null, { department: 'gone' }])
  })

  it('takes a key up to its end, and the file anew when it changes', async () => {
    const rotate = (book: Parameters<typeof keyChange>[0], key: string) =>
      keyChange(book, 'rotate', { department: 'police', sha256: sha256Of(key), days: 14, now })
    const first = keyChange(new Map(), 'give', { department: 'police', sha256: sha256Of(KEY), days: 0, now })
    await writeKeyBook(file, first)
    const keys = await opened(['police'])
    const second = rotate(first, 'the-second-key-of-police')
    await writeKeyBook(file, second)
    await until(() => keys.whoHas('the-second-key-of-police'))
    expect(keys.whoHas(KEY)).toEqual({ department: 'police' })
    now += 14 * DAY
    expect(keys.whoHas(KEY)).toBeNull()
    expect(keys.whoHas('the-second-key-of-police')).toEqual({ department: 'police' })
    const third = rotate(second, 'the-third-key-of-police')
    expect(third.get('police')!.map((key) => key.until !== undefined)).toEqual([true, false])
    await writeKeyBook(file, keyChange(third, 'end', { department: 'police', sha256: '', days: 0, now }))
    await until(() => keys.whoHas('the-second-key-of-police') === null)
  })

  it('says nothing of a file that was never there, and takes it when it comes', async () => {
    const ofThisFile = () => said.filter((line) => line.startsWith(file))
    const keys = await opened(['police'])
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(ofThisFile()).toEqual([])
    await writeKeyBook(file, new Map([['police', [entry(KEY)]]]))
    await until(() => keys.whoHas(KEY) !== null)
    await until(() => ofThisFile().length > 0)
    expect(new Set(ofThisFile())).toEqual(new Set([`${file}: keys of 1 departments`]))
  })

  it('goes on with the keys it had when the file is broken or removed, and says so', async () => {
    await writeKeyBook(file, new Map([['police', [entry(KEY)]]]))
    const keys = await opened(['police'])
    for (const spoil of [() => writeFile(file, '{"police": ['), () => rm(file)]) {
      said.length = 0
      await spoil()
      await until(() => said.some((line) => line.includes('the keys before stay')))
      expect(keys.whoHas(KEY)).toEqual({ department: 'police' })
    }
  })

  it('turns keys in clear, as an earlier release kept them, into hashes', async () => {
    await writeFile(file, JSON.stringify({ police: KEY }))
    const keys = await opened(['police'])
    expect(keys.whoHas(KEY)).toEqual({ department: 'police' })
    expect(await readFile(file, 'utf8')).not.toContain(KEY)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('lends keys that stand nowhere and are good for this process only', async () => {
    const keys = await opened(['police', 'health'])
    const lent = keys.lend()
    expect(keys.whoHas(lent['health']!)).toEqual({ department: 'health' })
    expect((await opened(['police', 'health'])).whoHas(lent['health']!)).toBeNull()
    await expect(stat(file)).rejects.toThrow()
  })

  it('takes given keys as they are', async () => {
    const keys = await opened(
      ['police', 'health'],
      new Map([
        ['police', 'abc'],
        ['*', 'any'],
      ]),
    )
    expect([keys.whoHas('any'), keys.whoHas('abc')]).toEqual([{ department: '*' }, { department: 'police' }])
  })

  it('refuses given keys of undeclared departments, and a broken file, without touching it', async () => {
    const unknown = await openKeys(from(['police'], new Map([['polise', 'abc']])))
    expect(unknown).toEqual({ ok: false, faults: [expect.stringContaining('"polise"')] })
    for (const broken of ['{', '[]', '{"police": "short"}', '{"police": 1}', '{"police": [{"sha256": "x", "made": "today"}]}']) {
      await writeFile(file, broken)
      expect(await openKeys(from(['police']))).toEqual({ ok: false, faults: [expect.stringContaining(file)] })
      expect(await readFile(file, 'utf8')).toBe(broken)
    }
  })
})
