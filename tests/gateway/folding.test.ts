import { afterAll, describe, expect, it } from 'vitest'
import type { Config } from '#contract/config.ts'
import { insideAt } from '../helpers/inside.ts'
import { town } from '../helpers/town.ts'
import { until } from '../helpers/until.ts'
import { engines } from './store/engines.ts'

const config = (raw: string): Config => town((parts) => Object.assign(parts['place']!, { keep: { raw } }))
const calls = (time: string, value: number | null = 1, more = {}) => ({
  indicator: 'society.calls',
  region: '11',
  category: 'a',
  time,
  value,
  ...more,
})
const DAYS = ['2026-10-01', '2026-10-02']
const fine = DAYS.flatMap((day) => ['00:00', '08:00', '23:59'].map((clock, n) => calls(`${day}T${clock}:00+08:00`, n + 0.1)))
const AFTER = '2026-10-20T12:00:00+08:00'
type Town = Awaited<ReturnType<typeof insideAt>>
const fold = async ({ inside }: Town) => {
  inside.folder.anew()
  await inside.folder.work(await until(() => inside.turn()).then((turn) => turn!.fence))
}
const days = (gateway: Town, more = {}) => gateway.points('society.calls', '11', { category: 'a', from: DAYS[0], to: DAYS[1], ...more })
const lineage = async ({ inside }: Town) => {
  const reply = await inside.lineage({ indicator: 'society.calls', region: '11', category: 'a', time: DAYS[0]! })
  if (!reply.ok) throw new Error(reply.refusal.message)
  return reply.value
}
const SHOWN = DAYS.map((day) => [day, 3.3000000000000003])

const all = await engines()
afterAll(() => Promise.all(all.map((engine) => engine.clean())))

describe.each(all)('finer readings that are older than the place keeps them, on $name', { timeout: 60_000 }, (engine) => {
  const opened = async (raw = '14d') => insideAt(AFTER, config(raw), engine.name === 'PGlite' ? undefined : await engine.fresh())

  it('are rolled up when their day is over by so much, and the lineage says how many and when', async () => {
    const gateway = await opened()
    await gateway.send(fine)
    gateway.clock('2026-10-15T12:00:00+08:00')
    await fold(gateway)
    expect((await lineage(gateway)).folded).toEqual([])
    gateway.clock('2026-10-16T00:00:00+08:00')
    await fold(gateway)
    const { readings, folded } = await lineage(gateway)
    expect(readings).toEqual([])
    expect(folded).toEqual([{ department: 'office', readings: 3, value: SHOWN[0]![1], at: '2026-10-16T00:00:00+08:00' }])
    const kept = await gateway.store.revisions({ indicator: 'society.calls', region: '11', category: 'a', from: 0, to: 1e15 })
    expect(kept.filter((row) => !row.folded)).toHaveLength(3)
    expect(await days(gateway)).toEqual(SHOWN)
    await gateway.close(engine.name !== 'PGlite')
  })

  it('are refused as too late then, their row named; a reading of the whole day is taken and wins', async () => {
    const gateway = await opened()
    await gateway.send(fine)
    await fold(gateway)
    const answer = await gateway.send([calls('2026-10-09'), calls('2026-10-01T09:00:00+08:00'), calls('2026-10-03T09:00:00+08:00')])
    expect(answer).toMatchObject({ accepted: 2, refused: [{ index: 1, reason: 'too_late', path: 'time' }] })
    expect(await days(gateway)).toEqual(SHOWN)
    expect(await gateway.send([calls('2026-10-01', 40)])).toMatchObject({ accepted: 1, refused: [] })
    expect(await days(gateway)).toEqual([['2026-10-01', 40], SHOWN[1]])
    await gateway.close(engine.name !== 'PGlite')
  })

  it('are kept raw where nothing is older', async () => {
    const gateway = await opened('30d')
    await gateway.send(fine)
    await fold(gateway)
    expect((await lineage(gateway)).readings).toHaveLength(3)
    await gateway.close(engine.name !== 'PGlite')
  })
})

const server = all.find(({ name }) => name === 'PostgreSQL')
describe.skipIf(!server)('several gateways', { timeout: 60_000 }, () => {
  it('show what one of them rolled up, also of readings they had not heard of; all refuse what is too late', async () => {
    const database = await server!.fresh()
    const judge = await insideAt(AFTER, config('14d'), database)
    await until(() => judge.inside.turn())
    const other = await insideAt(AFTER, config('14d'), database)
    expect(other.inside.turn()).toBeNull()
    await judge.send(fine.slice(0, 4))
    await other.inside.tick()
    expect(await days(other)).toEqual([SHOWN[0], ['2026-10-02', 0.1]])
    await judge.send(fine.slice(4))
    await fold(judge)
    await other.inside.tick()
    expect(await days(other)).toEqual(SHOWN)
    expect((await lineage(other)).folded).toHaveLength(1)
    expect(await other.send([calls('2026-10-01T09:00:00+08:00')])).toMatchObject({
      accepted: 0,
      refused: [{ index: 0, reason: 'too_late' }],
    })
    expect(await other.send([calls('2026-10-01', 40)])).toMatchObject({ accepted: 1 })
    await judge.inside.tick()
    expect(await days(judge)).toEqual([['2026-10-01', 40], SHOWN[1]])
    for (const one of [other, judge]) {
      await one.inside.close()
      await one.close(true)
    }
  })
})
