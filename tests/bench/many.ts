import { readdirSync, readFileSync } from 'node:fs'
import { gatewayProcess } from '../helpers/gatewayProcess.ts'
import { KEY } from '../helpers/gateway.ts'
import { type OwnPostgres, ownPostgres, whyNoPostgres } from '../helpers/ownPostgres.ts'
import { freePort } from '../helpers/started.ts'
import { townFolder } from '../helpers/townFolder.ts'
import { until } from '../helpers/until.ts'
import { wallClient } from '../helpers/wallClient.ts'
import type { Bench } from './row.ts'

const COUNTS = [1, 2, 4]
const BATCH = 1_000
const BATCHES = 40
const SENDERS = 8
const TICKS = 10
const CHANGED = 200
const WALLS = 100
const DISTRICTS = ['11', '12', '13']
/** A processor's tick of Linux (USER_HZ). */
const TICK_MS = 10

/** Ms of CPU that processes have had. */
const cpuOf = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)!.split(' ')
    return sum + (Number(fields[11]) + Number(fields[12])) * TICK_MS
  }, 0)

const serverPids = (port: number): number[] => {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const lineOf = (pid: string) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'latin1').split('\0')
    } catch {
      return []
    }
  }
  const server = all.find((pid) => lineOf(pid)[0]?.endsWith('/postgres') && lineOf(pid).includes(String(port)))!
  return [Number(server), ...readFileSync(`/proc/${server}/task/${server}/children`, 'utf8').trim().split(' ').map(Number)]
}

const rowAt = (at: number, value: number) => {
  const day = new Date(Date.UTC(2000, 0, 1) + Math.floor(at / 3) * 86_400_000).toISOString().slice(0, 10)
  return { indicator: 'market.opened', region: DISTRICTS[at % 3], time: day, value, source: 'other' }
}

/** Twelve thousand days of three districts, said again with another value when they have all been said. */
const batchAt = (batch: number): string =>
  JSON.stringify(Array.from({ length: BATCH }, (_, at) => rowAt((batch * BATCH + at) % 28_000, Math.floor((batch * BATCH + at) / 28_000))))

interface Figures {
  rows: number
  server: number
  gateways: number
  follower: number
  taker: number
  idle: number
  delivery: number
}

const measured = async (server: OwnPostgres, count: number): Promise<Figures> => {
  const config = townFolder()
  const ports = await Promise.all(Array.from({ length: count }, freePort))
  const gateways = []
  for (const port of ports)
    gateways.push(
      await gatewayProcess(
        {
          COCKPIT_PORT: String(port),
          COCKPIT_CONFIG: config,
          COCKPIT_DATABASE: server.url(`many${count}`),
          COCKPIT_KEYS: `*=${KEY}`,
          COCKPIT_RATE_ROWS: '1000000000',
          COCKPIT_RATE_REQUESTS: '1000000000',
          COCKPIT_RATE_ADDRESS: '1000000000',
        },
        { built: true },
      ),
    )
  const pids = gateways.map(({ child }) => child.pid!)
  const send = async (to: number, body: string) => {
    const answer = await fetch(`http://127.0.0.1:${ports[to % count]}/api/v1/readings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
      body,
    })
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
    await answer.arrayBuffer()
  }
  const shows = (value: number) => async () => {
    for (const port of ports) {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/states?indicator=economy.output&region=11`)
      const { states } = (await answer.json()) as { states: { value: number | null }[] }
      if (states[0]?.value !== value) return false
    }
    return true
  }
  const settled = async (value: number) => {
    await send(0, JSON.stringify([{ indicator: 'economy.output', region: '11', time: '2026-09', value }]))
    await until(shows(value), Boolean, 60_000)
  }
  await settled(1)

  let cpu = cpuOf(pids)
  const serverCpu = cpuOf(serverPids(server.port))
  const began = performance.now()
  let next = 0
  await Promise.all(
    Array.from({ length: SENDERS }, async (_, sender) => {
      for (let batch = next++; batch < BATCHES; batch = next++) await send(sender, batchAt(batch))
    }),
  )
  const rows = (BATCH * BATCHES * 1_000) / (performance.now() - began)
  await settled(2)
  const thousands = (BATCH * BATCHES) / 1_000
  const gatewaysCpu = (cpuOf(pids) - cpu) / thousands
  const serverEach = (cpuOf(serverPids(server.port)) - serverCpu) / thousands

  cpu = cpuOf(pids)
  await new Promise((resolve) => setTimeout(resolve, TICKS * 500))
  const idle = (cpuOf(pids) - cpu) / (TICKS / 2)

  const each = pids.map((pid) => cpuOf([pid]))
  for (let tick = 0; tick < TICKS; tick++) {
    const at = performance.now()
    await send(0, JSON.stringify(Array.from({ length: CHANGED }, (_, row) => rowAt(row, 1_000 + tick))))
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, 1_000 - (performance.now() - at))))
  }
  await settled(3)
  const ticked = pids.map((pid, index) => (cpuOf([pid]) - each[index]!) / TICKS)

  const walls = Array.from({ length: WALLS }, (_, at) =>
    wallClient(`http://127.0.0.1:${ports[at % count]}`, { indicators: ['economy.output'], deltas: true }),
  )
  await Promise.all(walls.map((wall) => wall.ready()))
  cpu = cpuOf(pids)
  const told = performance.now()
  for (let tick = 0; tick < TICKS; tick++) {
    await settled(10 + tick)
    await until(() => walls.every((wall) => wall.states.get('economy.output|11')?.value === 10 + tick), Boolean, 60_000)
  }
  const besides = (idle * (performance.now() - told)) / 1_000
  const delivery = ((cpuOf(pids) - cpu - besides) * 1_000) / (TICKS * WALLS)
  for (const wall of walls) wall.close()
  for (const { kill } of gateways) await kill()
  return {
    rows,
    server: serverEach,
    gateways: gatewaysCpu,
    taker: ticked[0]!,
    follower: ticked.length > 1 ? ticked.slice(1).reduce((sum, ms) => sum + ms, 0) / (count - 1) : Number.NaN,
    idle: idle / count,
    delivery,
  }
}

/** What grows with the number of gateways on one PostgreSQL server, and what does not. Nothing where the machine has no server's programs. */
export const many: Bench = async () => {
  const why = whyNoPostgres()
  if (why !== null) {
    process.stderr.write(`SKIPPED several gateways: ${why}\n`)
    return []
  }
  const server = await ownPostgres({ durable: true })
  try {
    const of = new Map<number, Figures>()
    for (const count of COUNTS) of.set(count, await measured(server, count))
    const row = (
      what: string,
      unit: string,
      figure: keyof Figures,
      from: readonly number[],
      aim = 'told, no aim',
      met: boolean | null = null,
    ) => ({
      what,
      unit,
      others: from.map((count) => ({ way: `${count} gateway${count > 1 ? 's' : ''}`, figure: of.get(count)![figure] })),
      ours: of.get(4)![figure],
      aim,
      met,
    })
    const four = of.get(4)!
    return [
      row('4 gateways on one PostgreSQL: rows kept, batches of 1,000, by 8 senders', 'rows/s', 'rows', [1, 2]),
      row('the same: CPU of the server for 1,000 rows', 'ms', 'server', [1, 2]),
      row('the same: CPU of all gateways for 1,000 rows, each of which follows all', 'ms', 'gateways', [1, 2]),
      row(
        `CPU of a follower a tick, ${CHANGED} rows changed in it`,
        'ms',
        'follower',
        [2],
        '≤ who takes them in',
        four.follower <= four.taker,
      ),
      row('the same: CPU of the gateway that takes them in', 'ms', 'taker', [1, 2]),
      row('CPU of a gateway a tick in which nothing is new', 'ms', 'idle', [1, 2]),
      row(`CPU of all gateways for a change on one of ${WALLS} walls, shared among them`, 'µs', 'delivery', [1, 2]),
    ]
  } finally {
    await server.close()
  }
}
