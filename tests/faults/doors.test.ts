import { afterAll, beforeAll, expect, it } from 'vitest'
import { Refusal } from '#contract/reply.ts'
import { gatewayOf, KEY } from '../helpers/gateway.ts'
import { seeded } from '../helpers/seeded.ts'
import { fault } from './fault.ts'
import { garbled, mutated } from './mutate.ts'
import { together } from './together.ts'

const TIMES = Number(process.env['COCKPIT_FUZZ'] ?? 150)
const now = () => new Date(Date.now() - 3_600_000).toISOString()
const READINGS = () => [
  { indicator: 'economy.output', region: '11', time: '2026-09', value: 100, unit: '元', quality: 'measured', source: 'desk' },
  { indicator: 'society.calls', region: '12', category: 'a', time: now(), value: 3 },
  { indicator: 'services.ontime', region: '13', time: '2026-09-01', numerator: 9, denominator: 10, value: null },
]
const INCIDENTS = () => [
  {
    reference: 'r1',
    kind: 'event',
    category: 'traffic',
    level: 'orange',
    title: '追尾',
    region: '11',
    lon: 106.5,
    lat: 29.5,
    time: now(),
    status: 'reported',
  },
  { reference: 'r2', kind: 'alarm', category: 'traffic', level: 'red', title: '起火', text: '烟', time: now(), status: 'handling' },
]
const NOTICES = () => [{ reference: 'n1', title: '雾', text: '今夜有雾', level: 'yellow', from: now(), until: '2099-01-01T00:00:00+08:00' }]

const csv = (rows: readonly object[]): string =>
  [
    'indicator,region,category,time,value',
    ...rows.map((row) =>
      ['indicator', 'region', 'category', 'time', 'value'].map((name) => (row as Record<string, unknown>)[name] ?? '').join(','),
    ),
  ].join('\n')

const FAULT = {
  promised: 'every input gets an answer that says what is wrong with it, and nothing else is lost',
  done: 'valid input of every door with one thing made wrong, or some of its bytes (COCKPIT_FUZZ times each, seeded)',
}

fault(FAULT, () => {
  let gateway: Awaited<ReturnType<typeof gatewayOf>>
  beforeAll(async () => {
    gateway = await gatewayOf({
      env: { COCKPIT_RATE_REQUESTS: '1000000', COCKPIT_RATE_ADDRESS: '1000000', COCKPIT_RATE_ROWS: '100000000', COCKPIT_BODY_LIMIT: '4MB' },
    })
  })
  afterAll(() => gateway.stop())

  const send = async (path: string, type: string, body: Buffer | string) => {
    const answer = await fetch(gateway.url + path, {
      method: 'POST',
      headers: { 'content-type': type, authorization: `Bearer ${KEY}` },
      body: new Uint8Array(Buffer.from(body)),
      signal: AbortSignal.timeout(30_000),
    })
    return { status: answer.status, text: await answer.text() }
  }
  const check = ({ status, text }: { status: number; text: string }, sent: string): void => {
    const context = `${sent.slice(0, 300)} → ${status} ${text.slice(0, 300)}`
    expect([200, 400, 413, 422], context).toContain(status)
    const body = JSON.parse(text) as { accepted: number; refused: unknown[]; reason?: string }
    expect(text, context).not.toMatch(/ at \w+.*:\d+:\d+|node_modules|\/src\//)
    if (status === 400 || status === 413) expect(Refusal.safeParse(body).success, context).toBe(true)
    else for (const one of body.refused) expect(Refusal.safeParse(withoutIndex(one)).success, context).toBe(true)
  }
  const withoutIndex = (one: unknown): object => {
    const { index: _, ...rest } = one as Record<string, unknown>
    return rest
  }

  it.each([
    ['/api/v1/readings', READINGS],
    ['/api/v1/incidents', INCIDENTS],
    ['/api/v1/notices', NOTICES],
  ] as const)('%s as JSON', async (path, valid) => {
    const random = seeded(20261122)
    await together(TIMES, async () => {
      const rows = valid()
      const body = random() < 0.7 ? Buffer.from(JSON.stringify(mutated(random, rows))) : garbled(random, JSON.stringify(rows))
      check(await send(path, 'application/json', body), body.toString('latin1'))
    })
  })

  it('/api/v1/readings as NDJSON and CSV', async () => {
    const random = seeded(20261123)
    await together(TIMES, async () => {
      const rows = READINGS()
      const lines = rows.map((row) => JSON.stringify(random() < 0.4 ? mutated(random, row) : row)).join('\n')
      const ndjson = random() < 0.5 ? Buffer.from(lines) : garbled(random, lines)
      const table = garbled(random, csv(rows))
      check(await send('/api/v1/readings', 'application/x-ndjson', ndjson), ndjson.toString('latin1'))
      check(await send('/api/v1/readings', 'text/csv', table), table.toString('latin1'))
    })
  })

  it('the reading doors', async () => {
    const random = seeded(20261124)
    const asks = [
      '/api/v1/states?indicator=economy.output&region=11&at=2026-09-01T00:00:00%2B08:00',
      '/api/v1/series?indicator=economy.output&region=11&from=2026-01&to=2026-09&step=month',
      '/api/v1/lineage?indicator=economy.output&region=11&time=2026-09',
      '/api/v1/regions',
    ]
    await together(TIMES, async (time) => {
      const ask = asks[time % asks.length]!
      const path = `/${[...garbled(random, ask.slice(1))].map((byte) => (byte > 0x20 && byte < 0x7f && byte !== 0x23 ? String.fromCharCode(byte) : `%${byte.toString(16).padStart(2, '0')}`)).join('')}`
      const answer = await fetch(gateway.url + path, { signal: AbortSignal.timeout(30_000) })
      const text = await answer.text()
      expect([200, 400, 404, 405, 414, 422], `${path} → ${answer.status} ${text.slice(0, 200)}`).toContain(answer.status)
    })
  })

  it('and stand afterwards as if nothing had been', async () => {
    const { status, body } = await gateway.post('/api/v1/readings', [
      { indicator: 'economy.output', region: '12', time: '2026-08', value: 77 },
    ])
    expect([status, body.accepted + body.revised + body.unchanged]).toEqual([200, 1])
    expect((await gateway.get('/readyz')).status).toBe(200)
    expect(({} as Record<string, unknown>)['indicator']).toBeUndefined()
    const series = await gateway.get('/api/v1/series?indicator=economy.output&region=12&from=2026-08&to=2026-08')
    expect(series.body.points).toEqual([['2026-08', 77]])
  })
})
