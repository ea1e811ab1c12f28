import { spawnSync } from 'node:child_process'
import { closeSync, cpSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { emptyStore } from '../helpers/emptyStore.ts'
import { gatewayOf } from '../helpers/gateway.ts'
import { until } from '../helpers/until.ts'

const MB = 2 ** 20

/** A file system of its own in memory, small and really to be filled. */
const smallDisk = (megabytes: number): { folder: string; close: () => void } | string => {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'))
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'cockpit-test', folder])
  if (made.status !== 0) {
    rmSync(folder, { recursive: true })
    return `no file system can be mounted here (${String(made.stderr ?? made.error).trim()})`
  }
  return {
    folder,
    close: () => {
      spawnSync('umount', [folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Why this machine cannot make a disk to be filled, or null. */
export const whyNoSmallDisk = (): string | null => {
  const disk = smallDisk(1)
  if (typeof disk === 'string') return disk
  disk.close()
  return null
}

/** Writes until only `left` bytes are free. */
const fillUp = (folder: string, left: number): void => {
  const file = openSync(join(folder, 'filler'), 'w')
  const block = Buffer.alloc(MB / 4)
  try {
    for (;;) {
      const { bavail, bsize } = statfsSync(folder)
      const spare = bavail * bsize - left
      if (spare <= 0) return
      writeSync(file, block, 0, Math.min(block.length, spare))
    }
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC')
  } finally {
    closeSync(file)
  }
}

/** A gateway under intake on a small disk that is filled and freed again and again; answers what was seen, in words. */
export const diskFull = async (rounds: number): Promise<string> => {
  const disk = smallDisk(400)
  if (typeof disk === 'string') throw new Error(disk)
  return filledAndFreed(disk.folder, rounds).finally(disk.close)
}

const filledAndFreed = async (folder: string, rounds: number): Promise<string> => {
  const template = await emptyStore()
  const database = join(folder, 'store')
  cpSync(template, database, { recursive: true })
  rmSync(template, { recursive: true })
  const gateway = await gatewayOf({ database })
  const answered: number[] = []
  let sent = 0
  const post = async () => {
    const value = ++sent
    const time = new Date(Date.UTC(2026, 0, 1) + (value % 20_000) * 60_000).toISOString()
    const began = performance.now()
    const { status, body } = await gateway.post('/api/v1/readings', [
      { indicator: 'society.calls', region: '11', category: 'a', time, value },
    ])
    if (status === 200) answered.push(value)
    return { status, reason: body.reason as string | undefined, took: performance.now() - began }
  }
  const refusals: number[] = []
  const backs: number[] = []
  try {
    for (let n = 0; n < 20; n++) expect((await post()).status).toBe(200)
    for (let round = 0; round < rounds; round++) {
      fillUp(folder, round % 2 === 0 ? 8 * MB : 0)
      await until(
        async () => (await post()).status,
        (status) => status === 503,
        30_000,
      )
      for (let n = 0; n < 30; n++) {
        const { status, reason, took } = await post()
        expect([status, reason]).toEqual([503, 'cannot_keep'])
        refusals.push(took)
        expect((await gateway.get('/api/v1/states?indicator=society.calls')).status).toBe(200)
      }
      rmSync(join(folder, 'filler'))
      const freed = performance.now()
      await until(
        async () => (await post()).status,
        (status) => status === 200,
        60_000,
      )
      backs.push(performance.now() - freed)
    }
  } finally {
    await gateway.stop()
  }
  const again = await gatewayOf({ database, config: gateway.config })
  try {
    const { body } = await again.get('/api/v1/series?indicator=society.calls&region=11&category=a&from=2026-01-01&last=30')
    const kept = (body.points as [string, number | null][]).reduce((sum, [, value]) => sum + (value ?? 0), 0)
    const told = answered.reduce((sum, value) => sum + value, 0)
    expect(kept).toBeGreaterThanOrEqual(told)
    refusals.sort((a, b) => a - b)
    const [median, slowest] = [refusals[refusals.length >> 1]!, refusals.at(-1)!]
    expect(median).toBeLessThan(100)
    expect(Math.max(...backs)).toBeLessThan(5_000)
    return `nothing of ${answered.length} answered readings; 503 after ${median.toFixed(0)} ms (slowest ${slowest.toFixed(0)}); writing again ${Math.max(...backs).toFixed(0)} ms after space came back`
  } finally {
    await again.stop()
  }
}
