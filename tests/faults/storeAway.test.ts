import type { Worker } from 'node:worker_threads'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CannotKeep } from '#gateway/store/errors.ts'
import { emptyStore } from '../helpers/emptyStore.ts'
import { gatewayOf } from '../helpers/gateway.ts'
import { insideAt } from '../helpers/inside.ts'
import { ownPostgres, type OwnPostgres, whyNoPostgres } from '../helpers/ownPostgres.ts'
import { until } from '../helpers/until.ts'
import { wallClient } from '../helpers/wallClient.ts'
import { fault, lost } from './fault.ts'
import { storeAway } from './storeAway.ts'

const WHOLE = import.meta.env.MODE === 'faults'
const FAULT = {
  promised: 'what was answered is kept once and on the wall, reading goes on meanwhile, and nobody restarts the gateway',
  done: 'its store taken away under intake: the PostgreSQL server stopped, crashed and killed, the worker of PGlite killed and stuck',
}
const why = whyNoPostgres()
if (why !== null) console.warn(`SKIPPED on PostgreSQL: ${why}`)

fault(FAULT, () => {
  let server: OwnPostgres | undefined
  const workers: Worker[] = []
  const seen = (worker: Worker) => void workers.push(worker)
  beforeAll(async () => {
    process.on('worker', seen)
    if (why === null) server = await ownPostgres()
  })
  afterAll(async () => {
    process.off('worker', seen)
    await server?.close()
  })

  it.skipIf(why !== null)('the PostgreSQL server restarted', async (context) => {
    const ways = [() => server!.stop(), () => server!.stop('immediate'), () => server!.kill()]
    const told = await storeAway(server!.url('away'), WHOLE ? 9 : 3, async (round) => {
      await ways[round % ways.length]!()
      await pause(300)
      await server!.start()
    })
    lost(context, told)
  })

  it('the worker of PGlite killed', async (context) => {
    lost(context, await storeAway(await emptyStore(), WHOLE ? 10 : 1, async () => void (await workers.at(-1)!.terminate())))
  })

  it('the answers of commits lost: what is sent again is on the wall, and nothing waits', async () => {
    const gateway = await gatewayOf()
    const wall = wallClient(gateway.url, { indicators: ['economy.output'] })
    await wall.ready()
    const { store } = (gateway.inside as unknown as { parts: { store: Record<string, (...asked: unknown[]) => Promise<unknown>> } }).parts
    const loseAnswer = (name: string) => {
      const work = store[name]!
      store[name] = async (...asked) => {
        store[name] = work
        await work.apply(store, asked)
        throw new CannotKeep('the connection was cut')
      }
    }
    const now = new Date().toISOString()
    const month = (value: number) => [{ indicator: 'economy.output', region: '11', time: '2026-09', value }]
    const event = [{ reference: 'r1', kind: 'event', category: 'traffic', level: 'red', title: '起火', time: now, status: 'reported' }]
    const notice = [{ reference: 'n1', title: '雾', text: '雾', from: now, until: '2099-01-01T00:00:00+08:00' }]
    for (const [door, name, rows] of [
      ['readings', 'keep', month(1)],
      ['incidents', 'appendEvents', event],
      ['notices', 'putNotices', notice],
    ] as const) {
      loseAnswer(name)
      expect((await gateway.post(`/api/v1/${door}`, rows)).status).toBe(503)
      expect(await gateway.post(`/api/v1/${door}`, rows)).toMatchObject({ status: 200, body: { unchanged: 1 } })
    }
    const told = () => [wall.states.get('economy.output|11')?.value, wall.incidents.size, wall.notices.size].join()
    await until(told, (now) => now === '1,1,1', 5_000)
    loseAnswer('post')
    await gateway.post('/api/v1/readings', month(2))
    await until(told, (now) => now === '2,1,1', 5_000)
    wall.close()
    await gateway.stop()
  })

  it('a late row kept whose day could not be read again: it is counted all the same', async () => {
    const town = await insideAt('2026-11-20T12:00:00+08:00')
    const call = (hour: number, value: number) => ({
      indicator: 'society.calls',
      region: '11',
      category: 'a',
      time: `2026-11-09T${hour}:00:00+08:00`,
      value,
    })
    await town.send([call(10, 1), call(11, 2)])
    await town.inside.settle()
    const { revisions } = town.store
    town.store.revisions = () => Promise.reject(new CannotKeep('away'))
    await expect(town.send([call(12, 4)])).rejects.toThrow('away')
    town.store.revisions = revisions
    expect((await town.send([call(12, 4)])).unchanged).toBe(1)
    await town.inside.tick()
    expect(await town.points('society.calls', '11', { category: 'a', last: 1 })).toEqual([['2026-11-09', 7]])
    await town.close()
  })

  it.runIf(WHOLE)('the worker of PGlite stuck', async (context) => {
    const never = { id: -1, text: 'SELECT count(*) FROM generate_series(1, 1000000) a, generate_series(1, 1000000) b', params: [] }
    lost(context, await storeAway(await emptyStore(), 2, async () => workers.at(-1)!.postMessage(never)))
  })
})
