import { setTimeout as after } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { run } from './child.ts'
import { engines, open, row } from './engines.ts'
import { loaded } from './loaded.ts'

const ROUNDS = 2
const HOUR = 3_600_000
const REGIONS = ['r0', 'r1', 'r2', 'r3', 'r4']
const ENGINES = await engines()

describe.each(ENGINES)('kill -9 under writes on $name', (engine) => {
  afterAll(() => engine.clean())

  it('loses no answered row and doubles none', { timeout: 240_000 }, async () => {
    const database = await engine.fresh()
    let answered = 0
    for (let round = 0; round < ROUNDS; round++) {
      const writer = run('writer.ts', database, String(answered))
      expect(await writer.line()).toBe('open')
      if (engine.name === 'PGlite')
        await expect(open(database)).rejects.toMatchObject({
          name: 'CannotOpen',
          message: expect.stringContaining(`process ${writer.pid}`),
        })
      let last = Number(await writer.line())
      await after(50 + 200 * round)
      for (const line of await writer.kill()) last = Number(line)
      expect(last).toBeGreaterThan(answered)

      const store = await open(database)
      const kept = (await loaded(store, ['economy.gdp'])).rows.map(({ value }) => value!)
      await store.close()
      kept.sort((a, b) => a - b)
      expect(kept.length).toBeGreaterThanOrEqual(last)
      expect(kept.length % 200).toBe(0)
      expect(kept).toEqual(Array.from({ length: kept.length }, (_, i) => i))
      answered = kept.length
    }
  })

  it('loses and changes nothing of what was being packed', { timeout: 240_000 }, async () => {
    const database = await engine.fresh()
    const store = await open(database)
    for (const region of REGIONS) {
      const hours = Array.from({ length: 1_000 }, (_, n) => row({ region, start: n * HOUR, end: (n + 1) * HOUR, value: n / 7 }))
      await store.keep(hours, 1)
      await store.keep(
        hours.filter((_, n) => n % 10 === 0).map((one) => ({ ...one, value: -one.value! })),
        2,
      )
    }
    const seen = async (of: typeof store) => ({
      loaded: (await loaded(of, ['economy.gdp'])).rows,
      revisions: await Promise.all(
        REGIONS.map((region) => of.revisions({ indicator: 'economy.gdp', region, category: null, from: 0, to: 1e12 })),
      ),
    })
    const before = await seen(store)
    expect([before.loaded.length, ...before.revisions.map((all) => all.length)]).toEqual([5_000, ...REGIONS.map(() => 1_100)])
    await store.close()
    let packed = 0
    for (let round = 0; packed < 5_000; round++) {
      const packer = run('packer.ts', database)
      expect(await packer.line()).toBe('open')
      let line: string | null = ''
      for (let lines = 0; line !== null && (lines < 8 || round === 5); lines++) if ((line = await packer.line())) packed += Number(line)
      await after(7 * round)
      for (const rest of await packer.kill()) packed += Number(rest)
      const found = await open(database)
      expect(await seen(found), `after kill ${round}`).toEqual(before)
      await found.close()
      if (round === 5) break
    }
    expect(packed).toBeGreaterThan(4_000)
  })
})
