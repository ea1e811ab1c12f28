import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import { createPinia, setActivePinia } from 'pinia'
import { io } from 'socket.io-client'
import { createLink, type Ends, type Wire } from '#wall/link.ts'
import { useBoard } from '#wall/stores/board.ts'
import { KEY } from '../helpers/gateway.ts'
import { town } from '../helpers/town.ts'
import { townFolder } from '../helpers/townFolder.ts'
import { until } from '../helpers/until.ts'
import { builtGateway } from './builtGateway.ts'
import { at, type Bench } from './row.ts'

const SENDERS = 1_000
const SECONDS = 20
/** Seconds left out at the beginning: code is compiled and a thousand series that were never heard of live through their past. */
const WARM = 5
const BATCH = 100
const BATCHES = 20
const TICK = 1_000
const PATIENCE = 20
const MOST = 100
const MONTH = '2026-09'

const other = async (kind: 'echo' | 'insert') => {
  const child = fork(fileURLToPath(new URL('postsOther.ts', import.meta.url)), [kind], { execArgv: ['--import', 'tsx'] })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { url: `http://127.0.0.1:${port}`, stop: () => child.disconnect() }
}

/** A town of a thousand districts, each with a department that reports it. */
const largeTown = (): string =>
  townFolder(
    town((config) => {
      const names = Array.from({ length: SENDERS }, (_, number) => `d${number}`)
      const [district] = config['regions']!.filter((region) => (region as { code: string }).code === '13') as [object]
      config['departments']!.push(...names.map((id) => ({ id, title: { zh: id, en: id } })))
      config['regions']!.push(
        ...names.map((id, number) => ({ ...district, code: String(1_000 + number), name: { zh: id, en: id }, order: 1_000 + number })),
      )
      for (const indicator of config['indicators'] as { id: string; departments?: string[] }[])
        if (indicator.id === 'economy.output') indicator.departments = names
    }),
  )

const reading = (sender: number, value: number) => ({ indicator: 'economy.output', region: String(1_000 + sender), time: MONTH, value })

const agent = new Agent({ keepAlive: true, maxSockets: 2_000 })
/** Ms until the answer, and its status; 0 where the connection broke. */
const post = (url: string, body: string, key: string): Promise<{ ms: number; status: number }> =>
  new Promise((resolve) => {
    const began = performance.now()
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'content-length': Buffer.byteLength(body) }
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.on('end', () => resolve({ ms: performance.now() - began, status: response.statusCode! }))
    })
    sent.on('error', () => resolve({ ms: performance.now() - began, status: 0 }))
    sent.end(body)
  })

/** Every sender posts one reading a second, each at an instant of its own; answers the times. */
const singles = async (url: string): Promise<{ times: number[]; refused: number }> => {
  const answers: { ms: number; status: number }[] = []
  const sender = async (number: number): Promise<void> => {
    await pause((number * 1_000) / SENDERS)
    const began = performance.now()
    for (let second = 0; second < SECONDS; second++) {
      answers.push(await post(url, JSON.stringify([reading(number, second + number)]), `key-of-department-${number}`))
      await pause(Math.max(0, began + (second + 1) * 1_000 - performance.now()))
    }
  }
  await Promise.all(Array.from({ length: SENDERS }, (_, number) => sender(number)))
  const settled = answers.slice(SENDERS * WARM)
  return { times: settled.map(({ ms }) => ms), refused: settled.filter(({ status }) => status !== 200).length }
}

/** 2,000 readings a second in batches; `send` answers when the state of a batch's last reading is there. */
const paced = async (send: (rows: ReturnType<typeof reading>[]) => Promise<number>): Promise<number[]> => {
  const times: Promise<number>[] = []
  const began = performance.now()
  for (let batch = 0; batch < SECONDS * BATCHES; batch++) {
    await pause(Math.max(0, began + (batch * 1_000) / BATCHES - performance.now()))
    times.push(send(Array.from({ length: BATCH }, (_, row) => reading((batch * BATCH + row) % SENDERS, batch * BATCH + row + 1))))
  }
  return (await Promise.all(times)).slice(BATCHES * WARM)
}

const echoed = async (): Promise<number[]> => {
  const server = await other('echo')
  const socket = io(server.url, { transports: ['websocket'] })
  await until(() => socket.connected)
  const waiting = new Map<number, () => void>()
  socket.on('readings', (rows: { value: number }[]) => waiting.get(rows.at(-1)!.value)!())
  const times = await paced(async (rows) => {
    const began = performance.now()
    socket.emit('readings', rows)
    await new Promise<void>((resolve) => waiting.set(rows.at(-1)!.value, resolve))
    return performance.now() - began
  })
  socket.close()
  server.stop()
  return times
}

/** The wall's own link and store in this process, and when each value stood in it. */
const wallAt = async (url: string) => {
  setActivePinia(createPinia())
  const board = useBoard()
  board.drawnBy((run) => run())
  const waiting = new Map<string, { least: number; resolve: () => void }[]>()
  const look = (): void => {
    for (const [region, asks] of waiting) {
      const value = board.get('economy.output', region)?.value ?? -1
      for (const { resolve } of asks.filter(({ least }) => value >= least)) resolve()
      const left = asks.filter(({ least }) => value < least)
      if (left.length === 0) waiting.delete(region)
      else waiting.set(region, left)
    }
  }
  const quiet = () => undefined
  const ends: Ends = {
    begun: quiet,
    welcome: quiet,
    states: (message) => (board.apply(message), look()),
    deltas: (message) => (board.applyDeltas(message), look()),
    watched: (answer) => (board.replace(answer), look()),
    incident: quiet,
    notice: quiet,
    pulse: quiet,
    heard: quiet,
    cut: quiet,
    malformed: (name, issues) => console.error(name, issues),
    outdated: quiet,
    refused: (message) => console.error(message),
  }
  const socket = io(url, { transports: ['websocket'] })
  const wants = () => ({ indicators: ['economy.output'], deltas: true, epoch: board.epoch, position: board.position })
  const link = createLink({ wire: socket as Wire, ends, wants, later: (run, ms) => setTimeout(run, ms).unref() })
  await until(() => board.filled)
  return {
    stands: (region: string, least: number) =>
      new Promise<void>((resolve) => waiting.set(region, [...(waiting.get(region) ?? []), { least, resolve }])),
    stop: () => link.stop(),
  }
}

/** From a department's post to the answer, and to the state in a wall's store. */
export const posts: Bench = async () => {
  const bare = await other('insert')
  const inserted = await singles(bare.url)
  bare.stop()
  const keys = [`*=${KEY}`, ...Array.from({ length: SENDERS }, (_, number) => `d${number}=key-of-department-${number}`)].join(',')
  const gateway = await builtGateway(largeTown(), { COCKPIT_KEYS: keys, COCKPIT_RATE_REQUESTS: '10000' })
  try {
    const single = await singles(`${gateway.url}/api/v1/readings`)
    const echo = await echoed()
    const wall = await wallAt(gateway.url)
    const through = await paced(async (rows) => {
      const began = performance.now()
      const { region, value } = rows.at(-1)!
      const stands = wall.stands(region, value + 1e6)
      const body = JSON.stringify(rows.map((row) => ({ ...row, value: row.value + 1e6, source: `d${Number(row.region) - 1_000}` })))
      await Promise.all([post(`${gateway.url}/api/v1/readings`, body, KEY), stands])
      return performance.now() - began
    })
    wall.stop()
    const row = (share: number, name: string, aim: string, most: number | null) => ({
      what: `2,000 readings/s over 1,000 series: from the post to the state in a wall's store, tick of 1 s, ${name}`,
      unit: 'ms',
      others: [{ way: 'bare socket.io echo', figure: at(share, echo) }],
      ours: at(share, through),
      aim,
      met: most === null ? null : at(share, through) <= most,
    })
    return [
      {
        what: `1,000 departments, a single reading each second, durable: p99 of the answer (p50 ${Math.round(at(0.5, single.times))}, refused ${single.refused})`,
        unit: 'ms',
        others: [{ way: 'bare door, one commit a row', figure: at(0.99, inserted.times) }],
        ours: at(0.99, single.times),
        aim: `≤ ${MOST}, none refused`,
        met: at(0.99, single.times) <= MOST && single.refused === 0,
      },
      row(0.5, 'p50', '', null),
      row(0.99, 'p99', `≤ echo + tick + ${PATIENCE}`, at(0.99, echo) + TICK + PATIENCE),
    ]
  } finally {
    await gateway.stop()
    agent.destroy()
  }
}
