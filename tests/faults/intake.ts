import { setTimeout as pause } from 'node:timers/promises'
import { KEY } from '../helpers/gateway.ts'

/** One call of a department: where it goes, as what, and the names under which its rows must be kept. */
export interface Call {
  path: string
  type: string
  body: string
  keys: readonly string[]
}

const ROWS = 25
/** A day ago: what is older is let go of in memory. */
const START = Math.floor(Date.now() / 86_400_000 - 1) * 86_400_000
/** Ms between two rows: a million of them fit in a day. */
const STEP = 50

/** Row `serial` of an endless count: an instant of its own, its serial as its value. */
const reading = (serial: number) => ({
  indicator: 'society.calls',
  region: String(11 + (serial % 3)),
  category: 'ab'[serial % 2],
  time: new Date(START + serial * STEP).toISOString(),
  value: serial,
})

/** Under which name a kept row is counted. */
export const rowKey = (row: { region: string; category: string | null; start: number; value: number | null }): string =>
  `${row.region} ${row.category} ${(row.start - START) / STEP} ${row.value}`

const keysOf = (serials: readonly number[]) =>
  serials.map((serial) => rowKey({ ...reading(serial), start: START + serial * STEP } as Parameters<typeof rowKey>[0]))

const report = (serial: number) => ({
  reference: `r${serial}`,
  kind: 'event',
  category: 'traffic',
  level: 'yellow',
  title: `第${serial}件`,
  time: new Date(START + serial * STEP).toISOString(),
  status: 'reported',
})
const notice = (serial: number) => ({
  reference: `n${serial}`,
  title: `第${serial}条`,
  text: '雾',
  from: new Date(START).toISOString(),
  until: '2099-01-01T00:00:00+08:00',
})

/** Calls by every door that takes something in, each with rows never sent before, so many where it takes many. */
export const calls = (rows = ROWS): (() => Call) => {
  let serial = 0
  let turn = 0
  const next = (count: number) => Array.from({ length: count }, () => serial++)
  const csv = (serials: readonly number[]) =>
    ['indicator,region,category,time,value', ...serials.map((one) => Object.values(reading(one)).join(','))].join('\n')
  const DOORS: readonly (() => Call)[] = [
    () => {
      const mine = next(rows)
      return { path: '/api/v1/readings', type: 'application/json', body: JSON.stringify(mine.map(reading)), keys: keysOf(mine) }
    },
    () => {
      const mine = next(rows)
      const body = mine.map((one) => JSON.stringify(reading(one))).join('\n')
      return { path: '/api/v1/readings', type: 'application/x-ndjson', body, keys: keysOf(mine) }
    },
    () => {
      const mine = next(rows)
      return { path: '/api/v1/readings', type: 'text/csv', body: csv(mine), keys: keysOf(mine) }
    },
    () => {
      const [mine] = next(1) as [number]
      return { path: '/api/v1/incidents', type: 'application/json', body: JSON.stringify([report(mine)]), keys: [`office/r${mine}`] }
    },
    () => {
      const [mine] = next(1) as [number]
      return { path: '/api/v1/notices', type: 'application/json', body: JSON.stringify([notice(mine)]), keys: [`office/n${mine}`] }
    },
  ]
  return () => DOORS[turn++ % DOORS.length]!()
}

/**
 * Departments that send one call after another and each again until it is answered with 200, as the doors ask of them.
 * `stop` lets each finish its call; answers the keys of all that was answered.
 */
export const departments = (url: string, many: number, rest = 15) => {
  const next = calls()
  const answered: string[] = []
  const slow: number[] = []
  let repeated = 0
  let going = true
  const once = async ({ path, type, body }: Call): Promise<boolean> => {
    const began = performance.now()
    try {
      const response = await fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': type, authorization: `Bearer ${KEY}` },
        body,
        signal: AbortSignal.timeout(20_000),
      })
      const { refused } = (await response.json()) as { refused?: unknown[] }
      if (response.status === 200 && refused!.length > 0) throw new Error(`a good row was refused: ${JSON.stringify(refused![0])}`)
      if (response.status >= 500 && response.status !== 503) throw new Error(`answered ${response.status}`)
      return response.status === 200
    } catch (error) {
      if (error instanceof TypeError || (error as Error).name !== 'Error') return false
      throw error
    } finally {
      slow.push(performance.now() - began)
    }
  }
  const send = async () => {
    while (going) {
      const call = next()
      while (!(await once(call))) {
        repeated += 1
        await pause(100)
      }
      answered.push(...call.keys)
      await pause(rest)
    }
  }
  const all = Array.from({ length: many }, send)
  return {
    answered,
    repeated: () => repeated,
    /** How long each call took until it was answered or broke, ms. */
    slow,
    stop: async () => {
      going = false
      await Promise.all(all)
    },
  }
}
