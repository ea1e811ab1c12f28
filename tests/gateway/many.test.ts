import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cutProxy } from '../helpers/cutProxy.ts'
import { gatewayOf, KEY } from '../helpers/gateway.ts'
import { gatewayProcess } from '../helpers/gatewayProcess.ts'
import { type OwnPostgres, ownPostgres, whyNoPostgres } from '../helpers/ownPostgres.ts'
import { freePort } from '../helpers/started.ts'
import { townFolder } from '../helpers/townFolder.ts'
import { until } from '../helpers/until.ts'
import { wallClient } from '../helpers/wallClient.ts'

const why = whyNoPostgres()
if (why !== null) console.warn(`SKIPPED several gateways on a PostgreSQL of the tests' own: ${why}`)

/** Ms: two seconds are promised on a quiet machine, a tick included. */
const HAND_OVER = 10_000
const DISTRICTS = ['11', '12', '13']
const WATCH = { indicators: ['economy.output', 'market.opened', 'society.calls'] }
const rows = (value: number, month = '2026-09') => DISTRICTS.map((region) => ({ indicator: 'economy.output', region, time: month, value }))
const portOf = (url: string) => Number(new URL(url).port)
const incident = (title: string) => ({
  reference: '1',
  kind: 'event',
  category: 'traffic',
  level: 'red',
  title,
  time: new Date(Date.now() - 60_000).toISOString(),
  status: 'reported',
})

describe.skipIf(why !== null)('several gateways on one PostgreSQL', { timeout: 120_000 }, () => {
  let server: OwnPostgres
  const config = townFolder()
  beforeAll(async () => void (server = await ownPostgres()))
  afterAll(() => server?.close())

  /** States of a series that were posted though they say what the one before said. */
  const doubles = (schema: string) =>
    server.ask(`SELECT series, state FROM (
      SELECT series, state, gone, lag(state) OVER w AS before, lag(gone) OVER w AS left_before FROM ${schema}.states
      WINDOW w AS (PARTITION BY series ORDER BY position)) s WHERE state = before AND gone = left_before`)

  it('show the same whoever was told, and another judges when the judge is killed; a wall moves without a gap or a double', async () => {
    const database = server.url('killed')
    const port = await freePort()
    const env = { COCKPIT_PORT: String(port), COCKPIT_CONFIG: config, COCKPIT_DATABASE: database, COCKPIT_KEYS: `*=${KEY}` }
    const judge = await gatewayProcess(env, { built: true })
    const other = await gatewayOf({ database, config })
    const otherPort = portOf(other.url)
    let home = port
    const moving = await cutProxy(() => home)
    const wall = wallClient(other.url, WATCH)
    const mover = wallClient(moving.url, { ...WATCH, deltas: true })
    await Promise.all([wall.ready(), mover.ready()])
    const post = (to: number, path: string, body: unknown) =>
      fetch(`http://127.0.0.1:${to}/api/v1/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
        body: JSON.stringify(body),
      }).then((answer) => answer.json())
    const show = (output: number, ...walls: (typeof wall)[]) =>
      until(
        () => walls.map((one) => one.states.get('economy.output|1')?.value),
        (values) => values.every((value) => value === output),
      )
    const both = (output: number) => show(output, wall, mover)

    await post(port, 'readings', rows(100))
    await both(300)
    await post(otherPort, 'readings', rows(200))
    await both(600)
    const reports = await Promise.all([port, otherPort, port].map((to) => post(to, 'incidents', [incident('first')])))
    expect(reports.map(({ accepted }) => accepted).sort()).toEqual([0, 0, 1])
    await until(() => wall.incidents.size === 1 && mover.incidents.size === 1)
    expect([...mover.states]).toEqual([...wall.states])

    const before = mover.replies.length
    await judge.kill()
    const died = performance.now()
    home = otherPort
    moving.cut()
    await post(otherPort, 'readings', rows(300))
    await show(900, wall)
    expect(performance.now() - died).toBeLessThan(HAND_OVER)
    moving.heal()
    await both(900)
    await until(() => mover.replies.length > before)
    expect(mover.replies.at(-1)!.full).toBe(false)
    expect(new Map(mover.states)).toEqual(new Map(wall.states))
    const positions = wall.messages.map(({ position }) => position)
    expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b))
    expect(await doubles('killed')).toEqual([])
    const [judges] = await server.ask<{ value: string }>('SELECT value FROM killed.counters WHERE name = $1', ['judge'])
    expect(Number(judges!.value)).toBeGreaterThanOrEqual(2)
    for (const one of [wall, mover, moving]) one.close()
    await other.stop()
  })

  it('go on where one is cut from the store: it says so, keeps its picture, refuses what it cannot keep, and catches up', async () => {
    const link = await cutProxy(() => server.port)
    const database = server.url('cut')
    const cut = await gatewayOf({ database: server.url('cut', portOf(link.url)) })
    const whole = await gatewayOf({ database, config })
    const [there, here] = [wallClient(cut.url, WATCH), wallClient(whole.url, { ...WATCH, deltas: true })]
    let home = portOf(whole.url)
    const moving = await cutProxy(() => home)
    const mover = wallClient(moving.url, { ...WATCH, deltas: true })
    const pulses: boolean[] = []
    there.socket.on('pulse', ({ keeping }: { keeping: boolean }) => pulses.push(keeping))
    await Promise.all([there.ready(), here.ready(), mover.ready()])
    const show = (value: number, ...walls: (typeof there)[]) =>
      until(
        () => walls.map((wall) => wall.states.get('economy.output|1')?.value),
        (values) => values.every((one) => one === value),
        20_000,
      )

    const both = [cut, whole]
    for (let value = 1; value <= 20; value++) await both[value % 2]!.post('/api/v1/readings', rows(value))
    await show(60, there, here)
    const [ledger, other] = await Promise.all(both.map((one) => one.get('/api/v1/series?indicator=economy.output&region=11&last=3')))
    expect(ledger).toEqual(other)

    link.cut()
    await whole.post('/api/v1/readings', rows(50))
    await show(150, here, mover)
    await until(() => pulses.at(-1) === false)
    expect(there.states.get('economy.output|1')?.value).toBe(60)
    expect((await cut.post('/api/v1/readings', rows(70))).status).toBe(503)
    expect((await cut.post('/api/v1/incidents', [incident('lost')])).status).toBe(503)
    expect((await cut.get('/readyz')).status).toBe(503)
    expect((await cut.get('/api/v1/states?indicator=economy.output&region=1')).body.states[0].value).toBe(60)
    home = portOf(cut.url)
    moving.cut()
    moving.heal()
    await until(() => mover.replies.length === 2)
    expect(mover.replies[1]).toMatchObject({ full: false, states: [] })
    expect(mover.states.get('economy.output|1')?.value).toBe(150)

    await server.ask('UPDATE cut.arrivals SET at = 0')
    await whole.inside.settle()
    expect(await server.ask('SELECT 1 FROM cut.arrivals')).toEqual([])
    link.heal()
    await show(150, there, here)
    await until(() => pulses.at(-1) === true)
    expect((await cut.post('/api/v1/readings', rows(80))).status).toBe(200)
    await show(240, there, here, mover)
    expect(new Map(mover.states)).toEqual(new Map(here.states))
    expect(new Map(there.states)).toEqual(new Map(here.states))
    expect(await doubles('cut')).toEqual([])
    const series = '/api/v1/series?indicator=economy.output&region=11&last=3'
    expect(await cut.get(series)).toEqual(await whole.get(series))

    writeFileSync(join(cut.config, 'place.yaml'), readFileSync(join(cut.config, 'place.yaml'), 'utf8').replace('zh: town', 'zh: another'))
    await until(
      () => whole.inside.config().config.place.title.zh,
      (title) => title === 'another',
      20_000,
    )
    expect(whole.inside.config().number).toBe(cut.inside.config().number)
    for (const one of [there, here, mover, moving, link]) one.close()
    await Promise.all(both.map((one) => one.stop()))
  })
})
