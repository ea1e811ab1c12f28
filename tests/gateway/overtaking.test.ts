import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { io } from 'socket.io-client'
import { expect, it } from 'vitest'
import type { Watched } from '#contract/wire.ts'
import { Walls, type WallsAsk } from '#gateway/walls.ts'
import { placeFrom } from '../helpers/placeFrom.ts'
import { stateOf } from '../helpers/stateOf.ts'
import { until } from '../helpers/until.ts'

const answer: Watched = { epoch: 'e', position: 5, full: false, states: [], gone: [], incidents: [], notices: [] }

it('an ask that is overtaken by a later one changes nothing of what that one says', async () => {
  const http = createServer()
  const asked: { before: string | null; settle: () => void }[] = []
  const place = placeFrom('config/chongqing')
  const ask: WallsAsk = {
    welcome: () => ({ version: 1, build: 'b', epoch: 'e', config: 1, now: '2026-11-21T09:42:00+08:00', speed: 1, place }),
    watched: ({ before }, seated) =>
      new Promise((resolve) => asked.push({ before: before?.key ?? null, settle: () => (seated(answer), resolve(answer)) })),
    history: () => Promise.reject(new Error('not asked here')),
    names: () => true,
    log: () => undefined,
    elapsed: () => performance.now(),
  }
  const walls = new Walls(http, ask, () => true)
  await once(http.listen(0, '127.0.0.1'), 'listening')
  const socket = io(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, { transports: ['websocket'] })
  try {
    const told: string[] = []
    socket.on('states', ({ changed }: { changed: { indicator: string }[] }) => told.push(...changed.map((state) => state.indicator)))
    const watch = (indicator: string) => socket.emitWithAck('watch', { indicators: [indicator], epoch: 'e', position: 5 })
    const settled = async (number: number) => (
      await until(
        () => asked.length,
        (count) => count > number,
      ),
      asked[number]!.settle()
    )
    const first = watch('economy.gdp')
    await settled(0)
    await first
    const slow = watch('economy.cpi')
    await until(
      () => asked.length,
      (count) => count === 2,
    )
    const quick = watch('economy.output')
    await settled(2)
    await quick
    await settled(1)
    await slow
    const changed = ['economy.gdp', 'economy.cpi', 'economy.output'].map((indicator) => stateOf({ indicator }))
    walls.publish({ position: 6, changed, gone: [], calmed: new Set() } as never)
    await until(() => told.length > 0)
    expect(told).toEqual(['economy.output'])
    const gdp = asked[1]!.before
    expect(gdp).toContain('economy.gdp')
    expect(asked[2]!.before).toBe(gdp)
  } finally {
    socket.close()
    walls.close()
    http.close()
  }
})
