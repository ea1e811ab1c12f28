import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockFolder } from '#gateway/store/lock.ts'
import { run } from './child.ts'

describe('the lock of a folder', { timeout: 120_000 }, () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'store-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('refuses a second holder, in this process too, and can be had again once released', () => {
    const release = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(`process ${process.pid}`)
    release()
    const again = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(/already open/)
    again()
    expect(readdirSync(folder)).toEqual(['lock.2'])
  })

  it('names the pid of the process that holds it, and is taken over once that is killed', async () => {
    const holder = run('holder.ts', folder)
    expect(await holder.line()).toBe('held')
    expect(() => lockFolder(folder)).toThrow(`process ${holder.pid}`)
    await holder.kill()
    lockFolder(folder)()
  })

  it('does not take a recycled pid for the holder', () => {
    const release = lockFolder(folder)
    const path = join(folder, 'lock.1')
    const kept = JSON.parse(readFileSync(path, 'utf8')) as { started: string | null }
    expect(kept.started).toMatch(/^\d+$/)
    writeFileSync(path, JSON.stringify({ ...kept, started: '1' }))
    lockFolder(folder)()
    release()
  })

  it('is no worse for a lock that cannot be read', () => {
    writeFileSync(join(folder, 'lock.7'), '{"pid":')
    lockFolder(folder)()
    expect(readdirSync(folder)).toEqual(['lock.8'])
  })

  it('goes to one of many that start at once over a dead holder', async () => {
    for (let round = 0; round < 3; round++) {
      writeFileSync(join(folder, `lock.${round * 10 + 1}`), JSON.stringify({ pid: 2 ** 22 + 1, started: '1', released: false }))
      const starters = Array.from({ length: 4 }, () => run('holder.ts', folder))
      const said = await Promise.all(starters.map((one) => one.line()))
      expect(said.filter((line) => line === 'held')).toHaveLength(1)
      expect(said.filter((line) => line?.startsWith('CannotOpen'))).toHaveLength(3)
      await Promise.all(starters.map((one) => one.kill()))
    }
  })
})
