import { setTimeout as after } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { run } from './child.ts'
import { engines, open } from './engines.ts'
import { loaded } from './loaded.ts'

const ROUNDS = 2
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
})
