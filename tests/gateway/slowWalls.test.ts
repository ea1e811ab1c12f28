import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { given } from '#contract/reply.ts'
import type { State } from '#contract/state.ts'
import { CONTRACT_VERSION } from '#contract/version.ts'
import { type Answer, type Down, Welcome } from '#contract/wire.ts'
import { backlogOf } from '#gateway/wire.ts'
import { Walls } from '#gateway/walls.ts'
import { placeFrom } from '../helpers/placeFrom.ts'
import { stateOf } from '../helpers/stateOf.ts'
import { until } from '../helpers/until.ts'

const place = placeFrom('config/chongqing')
const [indicator] = ['economy.gdp']
const STATES = 250

const stopReading = (socket: Socket, stopped: boolean): void => {
  const wire = (socket.io.engine as unknown as { transport: { ws: Record<'_socket', { pause(): void; resume(): void }> } }).transport.ws[
    '_socket'
  ]
  if (stopped) wire.pause()
  else wire.resume()
}

/**
 * Promised: a wall that does not read costs the gateway 1 MB at most, costs the others nothing, and has the newest when it reads again.
 * Done to it: walls that stop reading while 15 MB are told to each, and one that asks and asks and never reads.
 */
describe('walls that do not read', () => {
  let http: Server
  let walls: Walls
  let url = ''
  let position = 0
  let value = 0
  let config = place
  const open: Socket[] = []
  const states = (): State[] =>
    Array.from({ length: STATES }, (_, at) => stateOf({ indicator, region: String(500_000 + at), value: value + at / 1000 }))

  beforeEach(async () => {
    http = createServer()
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
    walls = new Walls(
      http,
      {
        welcome: () => ({
          version: CONTRACT_VERSION,
          build: 'b',
          epoch: 'e',
          config: 1,
          now: '2026-11-21T09:42:00+08:00',
          speed: 1,
          place: config,
        }),
        watched: async ({ position: since }, seated) => {
          const all = { epoch: 'e', position, full: since === null, states: states(), gone: [], incidents: [], notices: [] }
          seated(all)
          return all
        },
        history: async (ask) =>
          given({
            ...ask,
            category: null,
            step: 'day',
            points: Array.from({ length: 5000 }, (_, at): [string, number] => [`2026-${at}`, at]),
          }),
        names: () => true,
        log: (error) => console.error(error),
        elapsed: () => performance.now(),
      },
      () => true,
    )
  })
  afterEach(async () => {
    for (const socket of open.splice(0)) socket.close()
    walls.close()
    await new Promise((resolve) => http.close(resolve))
  })

  const wall = async (holds?: string) => {
    const socket = io(url, { transports: ['websocket'], auth: { holds } })
    open.push(socket)
    const seen = { socket, welcomes: [] as Down['welcome'][], value: -1, position: null as number | null, messages: 0, asked: 0 }
    const take = (changed: State[], at: number) => {
      seen.value = changed[0]!.value!
      seen.position = at
    }
    socket.on('welcome', async (message: Down['welcome']) => {
      seen.welcomes.push(message)
      seen.asked++
      const asked = socket.timeout(10_000).emitWithAck('watch', { indicators: [indicator], epoch: 'e', position: seen.position })
      const reply = (await asked.catch(() => null)) as Answer<'watch'> | null
      if (reply?.ok) take(reply.value.states, reply.value.position)
    })
    socket.on('states', (message: Down['states']) => {
      seen.messages++
      expect(message.position).toBeGreaterThan(seen.position ?? 0)
      take(message.changed, message.position)
    })
    await until(() => seen.position !== null)
    return seen
  }
  const publish = () => {
    position++
    value++
    walls.publish({ position, changed: states(), gone: [], before: new Map(), calmed: new Set() })
    walls.catchUp()
  }
  const held = (): number[] =>
    [
      ...(walls as unknown as { io: { sockets: { sockets: Map<string, Parameters<typeof backlogOf>[0]> } } }).io.sockets.sockets.values(),
    ].map((socket) => backlogOf(socket).bytes)

  it('are left alone until they have read, and then have the newest; the others miss nothing', async () => {
    const reading = await wall()
    const stopped = [await wall(), await wall(), await wall()]
    for (const one of stopped) stopReading(one.socket, true)
    const bytes = Buffer.byteLength(JSON.stringify(states()))
    const rounds = Math.ceil(15e6 / bytes)
    for (let round = 0; round < rounds; round++) {
      publish()
      await until(() => reading.value === value)
      expect(Math.max(...held())).toBeLessThanOrEqual(1e6)
    }
    expect(reading.messages).toBe(rounds)
    expect(reading.asked).toBe(1)
    for (const one of stopped) {
      expect(one.messages).toBe(0)
      stopReading(one.socket, false)
    }
    await until(() => (walls.catchUp(), stopped.every((one) => one.value === value)))
    for (const one of stopped) {
      expect(one.messages).toBeLessThan(rounds)
      expect(one.asked).toBe(2)
      expect(one.welcomes[1]!.place).toBeUndefined()
    }
    publish()
    await until(() => [reading, ...stopped].every((one) => one.value === value))
  })

  it('are cut when they ask on and on without reading an answer', async () => {
    const asking = await wall()
    stopReading(asking.socket, true)
    for (let ask = 0; ask < 300; ask++) asking.socket.emit('history', { indicator, region: '1' }, () => undefined)
    await until(() => (expect(Math.max(0, ...held())).toBeLessThan(2e6), walls.count === 0))
  })

  it('may not ask faster than a wall has reason to', async () => {
    const asking = await wall()
    const replies = await Promise.all(
      Array.from({ length: 1_200 }, () => asking.socket.timeout(20_000).emitWithAck('history', { indicator: 'none', region: '1' })),
    )
    expect(replies.filter((reply) => reply.refusal?.reason === 'too_many').length).toBeGreaterThan(50)
    expect(replies.filter((reply) => reply.refusal?.reason === 'wrong_type').length).toBeGreaterThanOrEqual(999)
  })

  it('are sent the place once: not again to one that holds it', async () => {
    const first = await wall()
    const [welcome] = first.welcomes
    expect(Welcome.parse(welcome).place).toEqual(place)
    const again = await wall(welcome!.hash)
    expect(again.welcomes[0]).toEqual({ ...welcome, place: undefined })
    expect((await wall('another')).welcomes[0]!.place).toBeDefined()
    walls.welcomeAll()
    await until(() => first.welcomes.length === 2)
    expect(first.welcomes[1]!.place).toBeUndefined()
    config = { ...place, programmes: [] }
    walls.welcomeAll()
    await until(() => first.welcomes.length === 3 && again.welcomes.length === 3)
    expect(first.welcomes[2]!.place!.programmes).toEqual([])
    expect(first.welcomes[2]!.hash).not.toBe(welcome!.hash)
    config = place
  })
})
