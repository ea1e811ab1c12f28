import { afterAll, describe, expect, it } from 'vitest'
import type { Config } from '#contract/config.ts'
import { insideAt } from '../helpers/inside.ts'
import { seeded } from '../helpers/seeded.ts'
import { town } from '../helpers/town.ts'
import { until } from '../helpers/until.ts'
import { engines } from './store/engines.ts'

const HOUR = 3_600_000
const config = (hours: string): Config => town((parts) => Object.assign(parts['place']!, { keep: { hours } }))
const BEGINS = Date.parse('2026-07-01T00:00:00+08:00')
const AFTER = '2026-10-20T12:00:00+08:00'
const hourAt = (n: number) => `${new Date(BEGINS + n * HOUR + 8 * HOUR).toISOString().slice(0, 13)}+08:00`
const pm = (n: number, value: number | null, region = '111') => ({ indicator: 'environment.pm25', region, time: hourAt(n), value })
const random = seeded(7)
const sent = ['111', '112'].flatMap((region) =>
  Array.from({ length: 80 * 24 }, (_, n) => pm(n, random() < 0.03 ? null : (random() * 1e4) / 997, region)).filter(() => random() > 0.03),
)

type Town = Awaited<ReturnType<typeof insideAt>>
const tidy = async ({ inside }: Town) => {
  const turn = await until(() => inside.turn())
  inside.folder.anew()
  do await inside.folder.work(turn!.fence)
  while (inside.folder.sweeps)
}
const rowsIn = async ({ store }: Town) => (await store.revisions({ ...pm(0, 0), category: null, from: 0, to: 8e15 })).length
const asked = async (gateway: Town) => {
  const all = []
  for (const region of ['111', '11', '1'])
    for (const step of ['hour', 'day', 'week', 'month'])
      all.push(await gateway.points('environment.pm25', region, { from: '2026-07-01', to: '2026-09-30', step }))
  return all
}
const lineage = async ({ inside }: Town, n: number) => {
  const reply = await inside.lineage({ indicator: 'environment.pm25', region: '111', time: hourAt(n) })
  if (!reply.ok) throw new Error(reply.refusal.message)
  return reply.value
}

const all = await engines()
afterAll(() => Promise.all(all.map((engine) => engine.clean())))

describe.each(all)('whole hours that are older than the place keeps them one by one, on $name', { timeout: 120_000 }, (engine) => {
  it('are packed, and shown as before, by every step and tier, also after a restart; they are corrected as before', async () => {
    const gateway = await insideAt(AFTER, config('35d'), engine.name === 'PGlite' ? undefined : await engine.fresh())
    await gateway.send(sent)
    await gateway.send([pm(100, 5)])
    await gateway.inside.tick()
    const shown = await asked(gateway)
    const [rows, told] = [await rowsIn(gateway), await lineage(gateway, 100)]
    const packed: number[] = []
    const { pack } = gateway.store
    gateway.store.pack = async (...ask) => {
      const answer = await pack(...ask)
      packed.push(answer.rows)
      return answer
    }
    await tidy(gateway)
    expect(packed.reduce((sum, one) => sum + one)).toBeGreaterThan(sent.length * 0.9)
    expect(await rowsIn(gateway)).toBe(rows)
    await gateway.inside.close()
    await until(async () => !(await gateway.store.sharing?.isJudged()))
    await gateway.close(true)
    const again = await insideAt(AFTER, config('35d'), gateway.folder)
    expect(await asked(again)).toEqual(shown)
    expect(await lineage(again, 100)).toEqual(told)
    expect(told.readings).toHaveLength(2)
    expect(await again.send([pm(100, 5), pm(101, 7)])).toMatchObject({ unchanged: 1, revised: 1 })
    await again.inside.tick()
    expect(await again.points('environment.pm25', '111', { from: hourAt(100), to: hourAt(101) })).toEqual([
      [hourAt(100), 5],
      [hourAt(101), 7],
    ])
    await tidy(again)
    await again.inside.close()
    await again.close(true)
    const third = await insideAt(AFTER, config('400d'), gateway.folder)
    expect(await third.points('environment.pm25', '111', { from: hourAt(101), to: hourAt(101) })).toEqual([[hourAt(101), 7]])
    await third.inside.close()
    await third.close(engine.name !== 'PGlite')
  })
})

const server = all.find(({ name }) => name === 'PostgreSQL')
describe.skipIf(!server)('several gateways', { timeout: 60_000 }, () => {
  it('hear of what came and was packed before they looked, and correct what another one packed', async () => {
    const database = await server!.fresh()
    const judge = await insideAt(AFTER, config('35d'), database)
    await until(() => judge.inside.turn())
    const other = await insideAt(AFTER, config('35d'), database)
    const at = { from: hourAt(1200), to: hourAt(1202) }
    const shown = async (gateway: Town) => {
      await gateway.inside.tick()
      return (await gateway.points('environment.pm25', '111', at)).map(([, value]) => value)
    }
    expect(await shown(other)).toEqual([null, null, null])
    await judge.send([pm(1200, 1), pm(1201, 2)])
    await judge.send([pm(1201, 3)])
    await tidy(judge)
    expect(await shown(other)).toEqual([1, 3, null])
    expect(await other.send([pm(1200, 4), pm(1202, 5), pm(1201, 3)])).toMatchObject({ revised: 1, accepted: 1, unchanged: 1 })
    await tidy(judge)
    expect(await shown(judge)).toEqual([4, 3, 5])
    expect(await shown(other)).toEqual([4, 3, 5])
    for (const one of [other, judge]) {
      await one.inside.close()
      await one.close(true)
    }
  })
})
