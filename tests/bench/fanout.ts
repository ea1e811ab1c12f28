import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import { KEY } from '../helpers/gateway.ts'
import { town } from '../helpers/town.ts'
import { townFolder } from '../helpers/townFolder.ts'
import { builtGateway, type Used } from './builtGateway.ts'
import type { Bench } from './row.ts'

const WALLS = 2_000
const TICK = 100
const TICKS = 60
const REST = 3_000
const AIM = 1.5
const AIM_MEMORY = 30

const child = (file: string, args: string[], execArgv: string[] = []): ChildProcess =>
  fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv: [...execArgv, '--import', 'tsx'] })
const asked = async <T>(process: ChildProcess, message: string): Promise<T> => {
  process.send(message)
  const [answer] = (await once(process, 'message')) as [T]
  return answer
}

interface Told {
  /** µs of CPU a delivery. */
  cost: number
  /** kB a connection. */
  rss: number
  heap: number
  /** Bytes a message. */
  bytes: number
}

/** Sockets come; then something is told to all of them for a while, and before them to nobody. */
const told = async (url: string, used: () => Promise<Used>, tell: () => Promise<void>): Promise<Told> => {
  await tell()
  const bare = await used()
  await tell()
  const empty = await used()
  const clients = child('fanoutClients.ts', [url, String(WALLS)])
  await once(clients, 'message')
  await pause(REST)
  const before = await used()
  const had = await asked<{ messages: number; bytes: number }>(clients, 'count')
  await tell()
  await pause(REST / 3)
  const { messages, bytes } = await asked<{ messages: number; bytes: number }>(clients, 'count')
  const after = await used()
  clients.disconnect()
  return {
    cost: ((after.cpu - before.cpu - (empty.cpu - bare.cpu)) * 1e6) / (messages - had.messages),
    rss: (before.rss - empty.rss) / WALLS / 1000,
    heap: (before.heap - empty.heap) / WALLS / 1000,
    bytes: (bytes - had.bytes) / (messages - had.messages),
  }
}

const ours = async (): Promise<Told> => {
  const folder = townFolder(town((config) => Object.assign(config['place']!, { tick: `${TICK}ms` })))
  const gateway = await builtGateway(folder, { COCKPIT_KEYS: `*=${KEY}` })
  let value = 100
  const tell = async () => {
    for (let tick = 0; tick < TICKS; tick++) {
      value++
      const body = JSON.stringify([{ indicator: 'economy.output', region: '11', time: '2026-09', value }])
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${KEY}` }
      await Promise.all([pause(TICK), fetch(`${gateway.url}/api/v1/readings`, { method: 'POST', headers, body })])
    }
  }
  try {
    return await told(`${gateway.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, gateway.used, tell)
  } finally {
    await gateway.stop()
  }
}

const other = async (kind: 'ws' | 'socket.io', bytes: number): Promise<Told> => {
  const server = child('fanoutOther.ts', [kind, String(Math.round(bytes))], ['--expose-gc'])
  const [{ port }] = (await once(server, 'message')) as [{ port: number }]
  const tell = async () => {
    server.send('start')
    await pause(TICK * TICKS)
    server.send('stop')
  }
  const url = `ws://127.0.0.1:${port}${kind === 'ws' ? '' : '/socket.io/?EIO=4&transport=websocket'}`
  try {
    return await told(url, () => asked<Used>(server, 'used'), tell)
  } finally {
    server.disconnect()
  }
}

/** What it costs the gateway to tell 2,000 walls of a change, and to hold their sockets, beside bare ws and a socket.io broadcast of as many bytes. */
export const fanout: Bench = async () => {
  const mine = await ours()
  const ws = await other('ws', mine.bytes)
  const broadcast = await other('socket.io', mine.bytes)
  const beside = (figure: (one: Told) => number) => [
    { way: 'bare ws', figure: figure(ws) },
    { way: 'socket.io broadcast', figure: figure(broadcast) },
  ]
  const memory = (what: string, figure: (one: Told) => number) => ({
    what: `Memory a connection, ${what}`,
    unit: 'kB',
    others: beside(figure),
    ours: figure(mine),
    aim: `≤ ${AIM_MEMORY}`,
    met: figure(mine) <= AIM_MEMORY,
  })
  return [
    {
      what: `CPU of the gateway for a delivery of ${Math.round(mine.bytes)} B to one of ${WALLS.toLocaleString('en')} walls`,
      unit: 'µs',
      others: beside((one) => one.cost),
      ours: mine.cost,
      aim: `≤ ${AIM} × ws`,
      met: mine.cost <= AIM * ws.cost,
    },
    memory('resident', (one) => one.rss),
    memory('heap', (one) => one.heap),
  ]
}
