import { afterEach, describe, expect, it } from 'vitest'
import { gatewayOf } from '../helpers/gateway.ts'
import { until } from '../helpers/until.ts'
import { wallClient } from '../helpers/wallClient.ts'

const month = (region: string, value: number, time = '2026-09') => ({ indicator: 'economy.output', region, time, value })
const began = Date.now()
const at = (hour: number) => new Date(began - hour * 3_600_000).toISOString()
const incident = (more: object = {}) => ({
  reference: 'r1',
  kind: 'event',
  category: 'traffic',
  level: 'orange',
  title: '隧道追尾',
  region: '11',
  time: at(1),
  status: 'reported',
  ...more,
})

describe('walls', () => {
  const open: (() => unknown)[] = []
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close()
  })
  const start = async (more = {}) => {
    const gateway = await gatewayOf(more)
    open.push(gateway.stop)
    return gateway
  }
  const wall = async (url: string, watch: Parameters<typeof wallClient>[1]) => {
    const client = wallClient(url, watch)
    open.push(client.close)
    await client.ready()
    return client
  }

  it('gives each wall what it watches, and only that', async () => {
    const gateway = await start()
    const output = await wall(gateway.url, { indicators: ['economy.output'], regions: ['11'] })
    const fiscal = await wall(gateway.url, { indicators: ['economy.fiscal'] })
    await gateway.post('/api/v1/readings', [month('11', 100), month('12', 90)])
    await until(() => output.states.get('economy.output|11')?.value === 100)
    expect(output.states.size).toBe(1)
    expect([...fiscal.states.keys()].every((key) => key.startsWith('economy.fiscal'))).toBe(true)
    expect(fiscal.messages).toEqual([])
  })

  it('tells a wall that asked for it by deltas, and it ends with the same board', async () => {
    const gateway = await start()
    const whole = await wall(gateway.url, { indicators: ['economy.output', 'society.calls'] })
    const brief = await wall(gateway.url, { indicators: ['economy.output', 'society.calls'], deltas: true })
    for (let round = 1; round <= 5; round++) {
      await gateway.post('/api/v1/readings', [month('11', 100 + round), month('12', 90.5 * round), month('13', round === 3 ? 0 : round)])
      await until(() => whole.states.get('economy.output|11')?.value === 100 + round)
      await until(() => brief.states.get('economy.output|11')?.value === 100 + round)
    }
    expect(brief.states).toEqual(whole.states)
    expect(brief.messages.length).toBeGreaterThanOrEqual(5)
    expect(brief.bytes.some((size) => size > 0)).toBe(true)
  })

  it('gives a wall that was cut exactly what it missed, and everything to one whose epoch is another', async () => {
    const gateway = await start()
    const client = await wall(gateway.url, { indicators: ['economy.output'] })
    await gateway.post('/api/v1/readings', [month('11', 100)])
    await until(() => client.states.get('economy.output|11')?.value === 100)
    client.socket.disconnect()
    await gateway.post('/api/v1/readings', [month('12', 55)])
    await gateway.post('/api/v1/incidents', [incident()])
    await until(async () => (await gateway.get('/api/v1/states?indicator=economy.output&region=12')).body.states[0].value === 55)
    client.socket.connect()
    await until(() => client.replies.length === 2)
    expect(client.replies[1]).toMatchObject({ full: false })
    expect(client.replies[1]!.states.map((state) => state.region).sort()).toEqual(['1', '12'])
    expect([...client.incidents.keys()]).toEqual(['office/r1'])
    const stranger = wallClient(gateway.url, { indicators: ['economy.output'] })
    open.push(stranger.close)
    await stranger.ready()
    expect(stranger.replies[0]!.full).toBe(true)
    expect(client.states).toEqual(stranger.states)
  })

  it('gives in full what a changed watch did not watch before', async () => {
    const gateway = await start()
    await gateway.post('/api/v1/readings', [month('11', 100)])
    const client = await wall(gateway.url, { indicators: ['economy.fiscal'] })
    await client.watch({ indicators: ['economy.fiscal', 'economy.output'] })
    expect(client.replies.at(-1)).toMatchObject({ full: false })
    expect(client.states.size).toBe(8)
  })

  it('goes on after a restart with the same epoch and positions: nothing is given twice, nothing is lost', async () => {
    const first = await gatewayOf()
    const port = Number(new URL(first.url).port)
    const client = await wall(first.url, { indicators: ['economy.output', 'society.calls'] })
    await first.post('/api/v1/readings', [month('11', 100), month('12', 60)])
    await until(() => client.states.get('economy.output|12')?.value === 60)
    await first.stop()
    const second = await start({ config: first.config, database: first.database, port })
    await second.post('/api/v1/readings', [month('13', 70)])
    await until(() => client.states.get('economy.output|13')?.value === 70)
    expect(client.replies.at(-1)).toMatchObject({ full: false })
    const { body } = await second.get('/api/v1/states')
    for (const state of body.states)
      if (['economy.output', 'society.calls'].includes(state.indicator))
        expect(client.states.get(`${state.indicator}|${state.region}`)).toEqual(state)
    expect(client.states.get('economy.output|1')).toMatchObject({ value: 230, origin: 'rolled' })
  })

  it('tells of incidents and notices once kept; an older event undoes nothing', async () => {
    const gateway = await start()
    const client = await wall(gateway.url, { indicators: [] })
    expect((await gateway.post('/api/v1/incidents', incident())).body).toMatchObject({ accepted: 1, refused: [] })
    await until(() => client.incidents.size === 1)
    await gateway.post('/api/v1/incidents', incident({ status: 'closed', time: at(0.2) }))
    await until(() => (client.incidents.get('office/r1') as any).status === 'closed')
    await gateway.post('/api/v1/incidents', incident({ status: 'accepted', time: at(0.5) }))
    await until(() => (client.incidents.get('office/r1') as any).events === 3)
    expect(client.incidents.get('office/r1')).toMatchObject({ status: 'closed', level: 'orange', simulated: false })
    expect((await gateway.post('/api/v1/incidents', incident({ status: 'closed', time: at(0.2) }))).body).toMatchObject({ unchanged: 1 })
    await gateway.post('/api/v1/notices', { reference: 'n1', title: '天气', text: '今晚有雾', from: at(1), until: at(-5) })
    await until(() => client.notices.size === 1)
    const refused = await gateway.post('/api/v1/incidents', incident({ category: 'nothing', reference: 'x' }))
    expect(refused).toMatchObject({ status: 422, body: { refused: [{ index: 0, reason: 'unknown_category', path: 'category' }] } })
  })

  it('refuses what is no watch and no question, and lives on', async () => {
    const gateway = await start()
    const client = await wall(gateway.url, { indicators: ['economy.output'] })
    const ask = (event: string, body: unknown) => client.socket.timeout(3_000).emitWithAck(event, body)
    expect(await ask('watch', { indicators: 'all', epoch: null, position: null })).toMatchObject({
      ok: false,
      refusal: { reason: 'bad_watch', path: 'indicators' },
    })
    expect(await ask('watch', null)).toMatchObject({ ok: false })
    expect(await ask('history', { indicator: 'economy.output', region: '99' })).toMatchObject({
      ok: false,
      refusal: { reason: 'unknown_region', path: 'region' },
    })
    expect(await ask('history', { indicator: 'economy.output', region: '11', last: 1e9 })).toMatchObject({ ok: false })
    client.socket.emit('no such event', { __proto__: { a: 1 } })
    client.socket.emit('watch', 'no reply wanted')
    expect((await gateway.get('/healthz')).status).toBe(200)
  })
})
