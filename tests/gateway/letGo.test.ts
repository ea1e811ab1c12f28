import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Ledger } from '#gateway/ledger.ts'
import { insideAt } from '../helpers/inside.ts'

const HOURS = ['2026-03-02T08+08:00', '2026-03-02T09+08:00', '2026-03-02T10+08:00']
let town: Awaited<ReturnType<typeof insideAt>>
beforeAll(async () => {
  town = await insideAt('2026-03-02T12:00:00+08:00')
})
afterAll(() => town.close())

const held = (): number => {
  const { ledger } = (town.inside as unknown as { at: { ledger: Ledger } }).at
  return [...ledger.feedsOf('environment.pm25|111')!.values()].reduce((sum, { whole, frozen }) => sum + whole.length + frozen.length, 0)
}
const past = () => town.points('environment.pm25', '111', { from: '2026-03-02T08+08:00', to: '2026-03-02T10+08:00' })

it('lets go of what a start would not read either, and answers for it from the store', async () => {
  await town.send(HOURS.map((time, at) => ({ indicator: 'environment.pm25', region: '111', time, value: 30 + at })))
  const before = await past()
  expect(before.map(([, value]) => value)).toEqual([30, 31, 32])
  await town.inside.settle()
  expect(held()).toBe(3)
  town.clock('2026-05-20T12:00:00+08:00')
  await town.send([{ indicator: 'environment.pm25', region: '111', time: '2026-05-20T10+08:00', value: 40 }])
  await town.inside.settle()
  expect(held()).toBe(1)
  expect(await past()).toEqual(before)
  expect(held()).toBe(4)
  await town.inside.settle()
  expect(held()).toBe(1)
  expect((await town.state('environment.pm25', '111')).value).toBe(40)
})

it('takes what comes for a period that was let go, and says so afterwards', async () => {
  await town.send([{ indicator: 'environment.pm25', region: '111', time: HOURS[1]!, value: 99 }])
  expect((await past()).map(([, value]) => value)).toEqual([30, 99, 32])
})
