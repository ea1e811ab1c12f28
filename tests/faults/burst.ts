import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { KEY } from '../helpers/gateway.ts'
import { gatewayProcess } from '../helpers/gatewayProcess.ts'
import { freePort } from '../helpers/started.ts'
import { townFolder } from '../helpers/townFolder.ts'
import { type Call, calls } from './intake.ts'
import { keptIn } from './killed.ts'

/** Calls a second that one key may make; the burst is ten times that. */
const RATE = 10
const TIMES = 10
const QUIET_KEY = 'a-key-of-a-quiet-department'
/** MB that a process may take more while it works: what it holds for senders is far less, the rest is what the engine has not swept yet. */
const GROWTH = 150
/** How long one may send what was refused again, ms. */
const DRAIN = 2_000

interface Answer {
  status: number
  after: number | null
  took: number
}

const post = async (url: string, { path, type, body }: Pick<Call, 'path' | 'type' | 'body'>, key = KEY): Promise<Answer> => {
  const began = performance.now()
  const headers = { 'content-type': type, authorization: `Bearer ${key}` }
  const response = await fetch(url + path, { method: 'POST', headers, body })
  await response.arrayBuffer()
  const after = response.headers.get('retry-after')
  return { status: response.status, after: after === null ? null : Number(after), took: performance.now() - began }
}

/** A department that sends a reading twice a second, whoever else sends what. */
const quiet = (url: string) => {
  const answers: Answer[] = []
  let going = true
  const done = (async () => {
    for (let day = 1; going; day = (day % 28) + 1) {
      const body = JSON.stringify([
        { indicator: 'market.opened', region: '11', time: `2026-02-${String(day).padStart(2, '0')}`, value: day },
      ])
      answers.push(await post(url, { path: '/api/v1/readings', type: 'application/json', body }, QUIET_KEY))
      await pause(500)
    }
  })()
  return { answers, stop: async () => ((going = false), await done) }
}

/** Calls in time, whatever is answered; the answers when all are there. */
const rush = async (url: string, next: () => Call, seconds: number): Promise<{ call: Call; answer: Answer }[]> => {
  const sent: Promise<{ call: Call; answer: Answer }>[] = []
  const began = performance.now()
  for (let n = 1; n <= RATE * TIMES * seconds; n++) {
    const call = next()
    sent.push(post(url, call).then((answer) => ({ call, answer })))
    await pause(Math.max(0, began + (n / (RATE * TIMES)) * 1_000 - performance.now()))
  }
  return Promise.all(sent)
}

/** What was refused is sent again as the answers ask, one after the other; answers the calls that were taken. */
const drain = async (url: string, refused: readonly Call[]): Promise<Call[]> => {
  const taken: Call[] = []
  const end = performance.now() + DRAIN
  for (const call of refused) {
    if (performance.now() > end) return taken
    for (;;) {
      const { status, after } = await post(url, call)
      if (status === 200) break
      expect(status).toBe(429)
      await pause(after! * 1_000)
    }
    taken.push(call)
  }
  return taken
}

/** A gateway of its own over a database, and what memory (MB) it takes more than at its start, looked at until it is killed. */
const watched = async (database: string, env: Record<string, string>) => {
  const port = await freePort()
  const config = { COCKPIT_PORT: String(port), COCKPIT_CONFIG: townFolder(), COCKPIT_DATABASE: database }
  const gateway = await gatewayProcess({ ...config, COCKPIT_KEYS: `*=${KEY},other=${QUIET_KEY}`, ...env }, { built: true })
  const url = `http://127.0.0.1:${port}`
  const metrics = async () => (await fetch(`${url}/metrics`)).text()
  const memory = async () => Number(/^process_resident_memory_bytes (\S+)/m.exec(await metrics())![1]) / 2 ** 20
  const before = await memory()
  let most = before
  const look = async () => void (most = Math.max(most, await memory()))
  const watching = setInterval(() => void look().catch(() => undefined), 500)
  return {
    url,
    grown: () => most - before,
    kill: async () => {
      clearInterval(watching)
      await gateway.kill()
    },
  }
}

/** A key sends ten times what it may for some seconds, beside a quiet one; answers in words what became of what was answered. */
export const burst = async (database: string, seconds: number): Promise<string> => {
  const { url, grown, kill } = await watched(database, { COCKPIT_RATE_REQUESTS: String(RATE) })
  const beside = quiet(url)
  const rushed = await rush(url, calls(), seconds)
  const refused = rushed.filter(({ answer }) => answer.status !== 200)
  const drained = await drain(
    url,
    refused.map(({ call }) => call),
  )
  await beside.stop()
  for (const { answer } of refused) {
    expect(answer.status).toBe(429)
    expect(answer.after).toBeGreaterThanOrEqual(1)
  }
  expect(refused.length).toBeGreaterThan(rushed.length / 4)
  expect(drained.length).toBeGreaterThan(0)
  expect(beside.answers.map(({ status }) => status).filter((status) => status !== 200)).toEqual([])
  expect(grown()).toBeLessThan(GROWTH)
  await kill()
  const answered = [...rushed.filter(({ answer }) => answer.status === 200).map(({ call }) => call), ...drained].flatMap(({ keys }) => keys)
  expect((await keptIn(database)).sort()).toEqual(answered.sort())
  const slowest = Math.max(...beside.answers.map(({ took }) => took))
  return `0 of ${answered.length} answered, 0 doubled, none of ${refused.length} refused calls kept (of ${rushed.length}); ${drained.length} of them taken in ${DRAIN / 1_000} s afterwards; a quiet department never refused, its slowest answer ${slowest.toFixed(0)} ms; ${grown().toFixed(0)} MB more memory`
}

/** So many senders at once with so many rows a call, where calls of 64,000 rows may wait: ten times that. */
const CROWD = 640
const ROWS = 1_000
/** MB: 64 calls that wait, what the crowd has on its way into the process, and the readings themselves, which stay. */
const CROWD_GROWTH = 600

/** A crowd that sends far more than can be kept for some seconds and then sends what was refused until it is taken; answers in words what became of it. */
export const crowd = async (database: string, seconds: number): Promise<string> => {
  const { url, grown, kill } = await watched(database, { COCKPIT_RATE_ROWS: '1000000000' })
  const next = calls(ROWS)
  const answered: string[] = []
  const began = performance.now()
  let refused = 0
  const send = async () => {
    while (performance.now() - began < seconds * 1_000) {
      const call = next()
      for (;;) {
        const { status, after } = await post(url, call)
        if (status === 200) break
        expect(status).toBe(429)
        refused += 1
        await pause(after! * 1_000 * (1 + Math.random()))
      }
      for (const key of call.keys) answered.push(key)
    }
  }
  await Promise.all(Array.from({ length: CROWD }, send))
  const drained = performance.now() - began - seconds * 1_000
  expect(refused).toBeGreaterThan(CROWD)
  expect(grown()).toBeLessThan(CROWD_GROWTH)
  await kill()
  expect((await keptIn(database)).sort()).toEqual(answered.sort())
  return `0 of ${answered.length} answered, 0 doubled; ${refused} calls refused, the last taken ${(drained / 1_000).toFixed(0)} s after new calls ended; ${grown().toFixed(0)} MB more memory`
}
