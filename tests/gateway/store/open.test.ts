import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { migrate } from '#gateway/store/migrate.ts'
import { openPglite } from '#gateway/store/pglite.ts'
import { openPostgres } from '#gateway/store/postgres.ts'
import { engines, open, row } from './engines.ts'

const ENGINES = await engines()

describe.each(ENGINES)('opening a store on $name', { timeout: 180_000 }, (engine) => {
  afterAll(() => engine.clean())
  const sqlOf = (database: string) => (engine.name === 'PGlite' ? openPglite({ folder: database }) : openPostgres({ url: database }))

  it('finds everything again, answers nothing once closed, and is refused to another place and to older code', async () => {
    const database = await engine.fresh()
    const store = await open(database)
    await store.ping()
    await store.keep([row({ value: 42 })], 7)
    await store.close()
    await store.close()
    await expect(store.ping()).rejects.toMatchObject({ name: 'CannotKeep' })
    await expect(store.keep([row({ value: 1 })], 1)).rejects.toMatchObject({ name: 'CannotKeep' })

    await expect(open(database, { place: 'elsewhere' })).rejects.toMatchObject({
      name: 'CannotOpen',
      message: expect.stringMatching(/belongs to the place here, not to elsewhere/),
    })

    const again = await open(database)
    expect(again.epoch).toBe(store.epoch)
    expect(await again.keep([row({ value: 42 })], 8)).toEqual(['unchanged'])
    await again.close()

    const sql = await sqlOf(database)
    await sql.transaction((tx) => tx.query("INSERT INTO migrations (number, name, at) VALUES (999, 'from the future', 0)"))
    await sql.close()
    await expect(open(database)).rejects.toMatchObject({ name: 'CannotOpen', message: expect.stringMatching(/newer version \(schema 999/) })
  })

  it('runs later migrations once, whole or not at all', async () => {
    const sql = await sqlOf(await engine.fresh())
    const step = (number: number, ...statements: string[]) => ({ number, name: `step ${number}`, statements })
    const one = step(1, 'CREATE TABLE a (n integer)', 'INSERT INTO a VALUES (1)')
    await migrate(sql, 0, [one])
    await migrate(sql, 0, [one])
    await expect(migrate(sql, 0, [one, step(2, 'INSERT INTO a VALUES (2)'), step(3, 'NONSENSE')])).rejects.toMatchObject({
      name: 'StatementRefused',
      code: '42601',
    })
    expect(await sql.query('SELECT n FROM a')).toEqual([{ n: 1 }])
    await migrate(sql, 0, [one, step(2, 'INSERT INTO a VALUES (2)')])
    expect(await sql.query('SELECT n FROM a ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }])
    await expect(migrate(sql, 0, [one])).rejects.toThrow(/newer/)
    await sql.close()
  })
})

describe('a folder that is no good', () => {
  const root = mkdtempSync(join(tmpdir(), 'store-'))
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it('is named when it is a file, lies under a file, or cannot be written', async () => {
    const file = join(root, 'file')
    writeFileSync(file, '')
    await expect(open(file)).rejects.toMatchObject({ name: 'CannotOpen', message: expect.stringMatching(/file is a file; name a folder/) })
    await expect(open(join(file, 'below'))).rejects.toMatchObject({ name: 'CannotOpen', message: expect.stringMatching(/cannot write/) })
    await expect(open('/proc/cockpit')).rejects.toMatchObject({ name: 'CannotOpen', message: expect.stringMatching(/cannot write/) })
  })
})

describe('a server that is no good', () => {
  it('is named without its password', async () => {
    const opening = open('postgres://someone:secret@127.0.0.1:1/none')
    await expect(opening).rejects.toMatchObject({ name: 'CannotOpen', message: expect.stringMatching(/127\.0\.0\.1:1\/none/) })
    await expect(opening).rejects.not.toThrow(/secret/)
    await expect(open('postgres://127.0.0.1/x?schema=a;b')).rejects.toMatchObject({ name: 'CannotOpen' })
  })
})
