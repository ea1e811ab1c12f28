import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { seriesKey, type State } from '../../src/contract/state.ts'
import { Board } from '../../src/gateway/board.ts'
import { parseConfig } from '../../src/gateway/config.ts'
import { readConfigFiles } from '../../src/gateway/configFiles.ts'
import { openStore } from '../../src/gateway/store/open.ts'
import type { Row as Kept } from '../../src/gateway/store/types.ts'
import { manyReadings } from '../helpers/manyReadings.ts'
import { freePort } from '../helpers/started.ts'
import { at, type Bench, type Row } from './row.ts'

const READINGS = 1_000_000
const BATCH = 5_000
const ASKS = 200
const LATEST = 5_000
const DAYS = 90
const DAY = 86_400_000

const place = async () => {
  const parsed = parseConfig((await readConfigFiles('config/chongqing')).texts)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return parsed.config
}

const fill = async (folder: string, now: number): Promise<void> => {
  const store = await openStore({ database: folder, place: 'chongqing', now: () => now })
  let batch: Kept[] = []
  for (const row of manyReadings(await place(), now, READINGS)) {
    batch.push(row)
    if (batch.length < BATCH) continue
    await store.keep(batch, now)
    batch = []
  }
  await store.keep(batch, now)
  await store.close()
}

/** What a gateway of one's own would ask of its database: the days of one series, and the newest row of every series. */
const bare = async (folder: string, now: number): Promise<{ series: number; latest: number }> => {
  const db = await PGlite.create(join(folder, 'pglite'))
  const ids = (await db.query<{ id: number }>("SELECT id FROM series WHERE category = '' ORDER BY id LIMIT 200")).rows
  const times: number[] = []
  for (const { id } of ids) {
    const began = performance.now()
    await db.query(`SELECT starts / ${DAY} AS day, sum(value) FROM readings WHERE series = $1 AND starts >= $2 GROUP BY 1 ORDER BY 1`, [
      id,
      now - DAYS * DAY,
    ])
    times.push(performance.now() - began)
  }
  const began = performance.now()
  await db.query('SELECT DISTINCT ON (series) series, starts, value FROM readings ORDER BY series, starts DESC')
  const latest = performance.now() - began
  await db.close()
  return { series: at(0.5, times), latest }
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

interface Started {
  ready: number
  rss: number
  series: number
  states: number
  echo: number
  board: { count: number; of: number; took: number }
}

/** So many of them looked up by name on the whole board, as the gateway and a wall do. */
const fromBoard = (body: string): Started['board'] => {
  const { position, states } = JSON.parse(body) as { position: number; states: State[] }
  const board = new Board()
  board.restore(position, states)
  const asked = states.slice(0, LATEST)
  const times = Array.from({ length: 20 }, () => {
    const began = performance.now()
    const found = asked.map(({ indicator, region, category }) => board.get(seriesKey(indicator, region, category)))
    const took = performance.now() - began
    if (found.some((one) => one === undefined)) throw new Error('a state is not on the board')
    return took
  })
  return { count: asked.length, of: states.length, took: at(0.5, times) }
}

/** `npm run serve` on the store, from its start to /readyz, then asked by HTTP as anybody would. */
const served = async (folder: string): Promise<Started> => {
  const url = `http://127.0.0.1:${await freePort()}`
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/tasks/serve.ts'], {
    env: { ...process.env, COCKPIT_DATABASE: folder, COCKPIT_PORT: new URL(url).port, COCKPIT_LOG: 'error' },
    stdio: 'ignore',
  })
  const gone = new Promise<never>((_, reject) => child.on('exit', (code) => reject(new Error(`the gateway ended with ${code}`))))
  gone.catch(() => undefined)
  const ask = async (path: string) => (await fetch(url + path)).text()
  try {
    const isReady = () =>
      fetch(`${url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      )
    while (!(await Promise.race([isReady(), gone]))) await new Promise((resolve) => setTimeout(resolve, 20))
    const ready = (performance.now() - began) / 1_000
    const rss = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1_024
    const indicators = JSON.parse(await ask('/api/v1/indicators')) as { id: string; grain: string; categories?: object }[]
    const regions = JSON.parse(await ask('/api/v1/regions')) as { code: string; tier: string }[]
    const daily = indicators.filter(({ grain, categories }) => grain === 'day' && !categories)
    const districts = regions.filter(({ tier }) => tier === 'district')
    const [echoes, series, states]: number[][] = [[], [], []]
    for (let n = 0; n < ASKS; n++) {
      const path = `/api/v1/series?indicator=${daily[n % daily.length]!.id}&region=${districts[n % districts.length]!.code}&last=${DAYS}`
      echoes!.push(await timed(() => ask('/healthz')))
      series!.push(await timed(() => ask(path)))
    }
    for (let n = 0; n < 10; n++) states!.push(await timed(() => ask('/api/v1/states')))
    return {
      ready,
      rss,
      series: at(0.5, series!),
      states: at(0.5, states!),
      echo: at(0.5, echoes!),
      board: fromBoard(await ask('/api/v1/states')),
    }
  } finally {
    child.removeAllListeners('exit')
    child.kill('SIGTERM')
    await new Promise((resolve) => child.on('exit', resolve))
  }
}

/** A store of a million readings of the default place: the gateway's start on it, and what it answers from memory. */
export const store: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cockpit-bench-'))
  const now = Date.now()
  try {
    await fill(folder, now)
    const raw = await bare(folder, now)
    const { ready: first } = await served(folder)
    const ours = await served(folder)
    const start = (what: string, ready: number): Row => ({ what, unit: 's', others: [], ours: ready, aim: '≤ 5 s', met: ready <= 5 })
    return [
      start('Start: npm run serve to /readyz, 1 million readings kept, stopped a moment ago', ours.ready),
      start('The same where all that came must be judged first', first),
      { what: 'Memory of the gateway then', unit: 'MB', others: [], ours: ours.rss, aim: '–', met: null },
      {
        what: 'A series of 90 days by day out of 1 million readings, by HTTP',
        unit: 'ms',
        others: [
          { way: 'PGlite, GROUP BY day', figure: raw.series },
          { way: 'an empty answer by HTTP', figure: ours.echo },
        ],
        ours: ours.series,
        aim: '≤ 5 ms',
        met: ours.series <= 5,
      },
      {
        what: `The newest of ${ours.board.count} indicator × region × category, from a board of ${ours.board.of}`,
        unit: 'ms',
        others: [{ way: 'PGlite, newest row of each series', figure: raw.latest }],
        ours: ours.board.took,
        aim: '≤ 5 ms',
        met: ours.board.took <= 5,
      },
      { what: 'The same as whole states, written out and by HTTP', unit: 'ms', others: [], ours: ours.states, aim: '–', met: null },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
