import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diskFloor } from '#gateway/store/disk.ts'
import { openPglite } from '#gateway/store/pglite.ts'
import { openPostgres } from '#gateway/store/postgres.ts'
import type { Sql } from '#gateway/store/sql.ts'
import { engines, open, row } from './engines.ts'

const NEVER_ENDS = 'SELECT count(*) FROM generate_series(1, 1000000) a, generate_series(1, 1000000) b'
const ENGINES = await engines()
const server = ENGINES.find(({ name }) => name === 'PostgreSQL')

describe('the watchdog of PGlite', { timeout: 180_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'))
  const said: string[] = []
  let sql: Sql
  beforeAll(async () => {
    sql = await openPglite({ folder, deadline: 4_000, log: (line) => said.push(line) })
    await sql.transaction((tx) => tx.query('CREATE TABLE kept (n integer)'))
    await sql.transaction((tx) => tx.query('INSERT INTO kept VALUES (1)'))
  }, 180_000)
  afterAll(async () => {
    await sql.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const untilOpen = async () => {
    for (;;) {
      try {
        return await sql.query<{ n: number }>('SELECT n FROM kept ORDER BY n')
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
  }

  it('ends a stuck statement, refuses who waited, opens again with every answered row', async () => {
    const stuck = sql.query(NEVER_ENDS)
    const behind = sql.transaction((tx) => tx.query('INSERT INTO kept VALUES (99)'))
    await expect(stuck).rejects.toMatchObject({ name: 'CannotKeep', message: expect.stringContaining('not answered within 4000 ms') })
    await expect(behind).rejects.toMatchObject({ name: 'CannotKeep' })
    expect(await untilOpen()).toEqual([{ n: 1 }])
    await sql.transaction((tx) => tx.query('INSERT INTO kept VALUES (2)'))
    expect(await untilOpen()).toEqual([{ n: 1 }, { n: 2 }])
    expect(said.join('\n')).toMatch(/was lost .* opening it again[^]*is open again/)
  })

  it('does not run the rest of a broken transaction outside it', async () => {
    const broken = sql.transaction(async (tx) => {
      await tx.query('INSERT INTO kept VALUES (50)')
      await tx.query(NEVER_ENDS).catch(() => {})
      await tx.query('INSERT INTO kept VALUES (51)')
    })
    await expect(broken).rejects.toMatchObject({ name: 'CannotKeep' })
    expect(await untilOpen()).toEqual([{ n: 1 }, { n: 2 }])
  })

  it('rolls a refused transaction back and goes on', async () => {
    const wrong = sql.transaction(async (tx) => {
      await tx.query('INSERT INTO kept VALUES (60)')
      await tx.query('INSERT INTO nowhere VALUES (1)')
    })
    await expect(wrong).rejects.toMatchObject({ name: 'StatementRefused', code: '42P01' })
    const thrown = sql.transaction(async (tx) => {
      await tx.query('INSERT INTO kept VALUES (61)')
      throw new Error('ours')
    })
    await expect(thrown).rejects.toThrow('ours')
    expect(await untilOpen()).toEqual([{ n: 1 }, { n: 2 }])
  })
})

describe.skipIf(!server)('the deadline on PostgreSQL', () => {
  afterAll(() => server?.clean())

  it('cancels a stuck statement, and the next is served', async () => {
    const sql = await openPostgres({ url: await server!.fresh(), deadline: 500 })
    await expect(sql.query('SELECT pg_sleep(30)')).rejects.toMatchObject({ name: 'CannotKeep' })
    await expect(sql.transaction((tx) => tx.query('SELECT pg_sleep(30)'))).rejects.toMatchObject({ name: 'CannotKeep' })
    expect(await sql.query('SELECT 1 AS n')).toEqual([{ n: 1 }])
    await sql.close()
  })
})

describe.skipIf(!server)('a connection to PostgreSQL that is cut', () => {
  afterAll(() => server?.clean())

  it('refuses the transaction it carried, and the next gets another', async () => {
    const sql = await openPostgres({ url: await server!.fresh() })
    await sql.transaction((tx) => tx.query('CREATE TABLE kept (n integer)'))
    const cut = sql.transaction(async (tx) => {
      await tx.query('INSERT INTO kept VALUES (1)')
      const [own] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
      await sql.query('SELECT pg_terminate_backend($1)', [own!.pid])
      await new Promise((resolve) => setTimeout(resolve, 200))
      await tx.query('INSERT INTO kept VALUES (2)')
    })
    await expect(cut).rejects.toMatchObject({ name: 'CannotKeep' })
    expect(await sql.query('SELECT n FROM kept')).toEqual([])
    await sql.close()
  })
})

describe('the floor of free space', { timeout: 180_000 }, () => {
  it('refuses writers at once while reads go on, and lets them in again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'store-'))
    let free = 1e12
    const store = await open(folder, { floor: 1e9, freeSpace: async () => free })
    await store.keep([row({ value: 1 })], 1)
    free = 1e9 - 1
    await new Promise((resolve) => setTimeout(resolve, 600))
    await expect(store.keep([row({ value: 2 })], 2)).rejects.toMatchObject({
      name: 'CannotKeep',
      message: expect.stringContaining('953 MB free'),
    })
    await expect(store.setFact('a', 'b')).rejects.toMatchObject({ name: 'CannotKeep' })
    expect(await store.revisions({ indicator: 'economy.gdp', region: '500100', category: null, from: 0, to: 1 })).toMatchObject([
      { value: 1 },
    ])
    expect(await store.board()).toEqual({ position: 0, at: null, states: [] })
    await store.ping()
    free = 1e9
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(await store.keep([row({ value: 2 })], 2)).toEqual(['revised'])
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('refuses too when the disk cannot be asked, and asks it once for many', async () => {
    let asked = 0
    const check = diskFloor('/nowhere', 1, async () => {
      asked++
      throw new Error('gone')
    })
    const refused = await Promise.allSettled([check(), check(), check()])
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(asked).toBe(1)
  })
})
