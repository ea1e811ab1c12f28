import { request } from 'node:http'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Refusal } from '#contract/reply.ts'
import { gatewayOf, KEY } from '../helpers/gateway.ts'
import { seeded } from '../helpers/seeded.ts'
import { until } from '../helpers/until.ts'
import { wallClient } from '../helpers/wallClient.ts'
import { fault, lost } from './fault.ts'
import { garbled, mutated } from './mutate.ts'
import { together } from './together.ts'

const TIMES = Number(process.env['COCKPIT_FUZZ'] ?? 150)
const FAULT = {
  promised: 'every call gets an answer in time that hides what is inside, and what others sent and see stays as it was',
  done: `queries, headers, lengths, methods, handshakes and bodies of 10 MB made wrong, ${TIMES} of each, seeded`,
}
const QUERIES: [string, Record<string, string>][] = [
  ['states', { indicator: 'economy.output', region: '11', at: '2026-09-01T00:00:00+08:00' }],
  ['series', { indicator: 'economy.output', region: '11', from: '2026-01', to: '2026-09', step: 'month' }],
  ['series', { indicator: 'society.calls', region: '1', category: 'a', last: '40', step: 'week' }],
  ['lineage', { indicator: 'economy.output', region: '11', time: '2026-09' }],
]
const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  authorization: `Bearer ${KEY}`,
  'content-encoding': 'identity',
  'content-length': '60',
  'transfer-encoding': 'chunked',
  origin: 'http://127.0.0.1',
  host: '127.0.0.1:8080',
  expect: '100-continue',
  'accept-encoding': 'gzip',
  'x-forwarded-for': '1.2.3.4',
}
const BODY = JSON.stringify([{ indicator: 'economy.output', region: '11', time: '2026-09', value: 1 }])

const flat = (value: unknown): [string, string][] =>
  value === null || typeof value !== 'object'
    ? [['', String(value)]]
    : Object.entries(value).map(([name, held]) => [name, typeof held === 'string' ? held : String(JSON.stringify(held))])
const inHeader = (text: string): string => text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '?').slice(0, 4_000)
const asToken = (text: string): string => text.replaceAll(/[^\w-]/g, '').slice(0, 100) || 'x'

fault(FAULT, () => {
  let gateway: Awaited<ReturnType<typeof gatewayOf>>
  let witness: ReturnType<typeof wallClient>
  beforeAll(async () => {
    gateway = await gatewayOf({
      env: { COCKPIT_RATE_REQUESTS: '1000000', COCKPIT_RATE_ADDRESS: '1000000', COCKPIT_RATE_ROWS: '100000000', COCKPIT_BODY_LIMIT: '4MB' },
    })
    witness = wallClient(gateway.url, { indicators: ['economy.output'], regions: ['12'], deltas: true })
    await witness.ready()
    await gateway.post('/api/v1/readings', [{ indicator: 'economy.output', region: '12', time: '2026-08', value: 77 }])
    await until(() => witness.states.get('economy.output|12')?.value === 77)
  })
  afterAll(async () => {
    witness.close()
    await gateway.stop()
  })
  const hides = (status: number, text: string, context: string) => {
    expect(text, context).not.toMatch(/ at \w+.*:\d+:\d+|node_modules|\/src\/|"reason":"internal"/)
    if (status >= 400 && text !== '' && !text.includes('"refused"')) expect(Refusal.safeParse(JSON.parse(text)).success, context).toBe(true)
  }

  it('queries', async () => {
    const random = seeded(20261127)
    await together(TIMES, async (time) => {
      const [door, valid] = QUERIES[time % QUERIES.length]!
      const entries = flat(mutated(random, valid)).map(([name, value]) => [name, Buffer.from(value).toString().slice(0, 5_000)])
      if (random() < 0.1) entries.push(entries[0] ?? ['', ''])
      const path = `/api/v1/${door}?${new URLSearchParams(entries)}`
      const answer = await fetch(gateway.url + path, { signal: AbortSignal.timeout(30_000) })
      const text = await answer.text()
      expect([200, 400, 404, 413, 414, 431], `${path.slice(0, 300)} → ${answer.status} ${text.slice(0, 200)}`).toContain(answer.status)
      hides(answer.status, text, path.slice(0, 300))
    })
  })

  /** What comes back when these headers and this body go out; null where the gateway hung up. */
  const raw = (
    method: string,
    path: string,
    headers: Record<string, string>,
    body: string,
  ): Promise<{ status: number; text: string } | null> =>
    new Promise((resolve, reject) => {
      const asked = request(gateway.url + path, { method, headers, agent: false, setHost: false }, (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        answer.on('end', () => (asked.destroy(), resolve({ status: answer.statusCode!, text })))
        answer.on('error', () => resolve(null))
      })
      const late = setTimeout(() => reject(new Error(`no answer to ${method} ${path} ${JSON.stringify(headers)}`)), 30_000)
      asked.on('error', () => resolve(null))
      asked.on('close', () => (clearTimeout(late), resolve(null)))
      asked.end(body)
      // A length that promises more than there is would be waited for: the sender goes away instead.
      setTimeout(() => asked.destroy(), 2_000).unref()
    })

  it('headers and methods', async (context) => {
    const random = seeded(20261128)
    let answered = 0
    const once = async () => {
      const headers: Record<string, string> = {}
      for (const [name, value] of Object.entries(HEADERS)) if (random() < 0.4) headers[name] = value
      const [name, value] = Object.entries(HEADERS)[Math.floor(random() * 10)]!
      const spoilt = flat(mutated(random, { [name]: value }))
      for (const [key, one] of spoilt) headers[asToken(key)] = inHeader(random() < 0.5 ? garbled(random, one).toString('latin1') : one)
      if (headers['content-length'] !== undefined && headers['transfer-encoding'] !== undefined) delete headers['transfer-encoding']
      const method = random() < 0.8 ? 'POST' : ['GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'HEAD'][Math.floor(random() * 6)]!
      const path = ['/api/v1/readings', '/api/v1/incidents', '/api/v1/notices', '/socket.io/?EIO=4&transport=polling'][
        Math.floor(random() * 4)
      ]!
      const answer = await raw(method, path, headers, BODY).catch((error: Error) => ({ status: 599, text: error.message }))
      if (answer === null) return
      answered += 1
      expect(answer.status, JSON.stringify([method, path, headers]).slice(0, 400)).toBeLessThan(500)
      if (path.startsWith('/api')) hides(answer.status, answer.text, JSON.stringify([method, path, headers]).slice(0, 400))
    }
    await together(TIMES, once)
    lost(context, `nothing; ${answered} of ${TIMES} answered, the rest sent no whole request`)
  })

  it('bodies of 10 MB, at every door', async () => {
    for (const door of ['readings', 'incidents', 'notices'])
      for (const type of ['application/json', 'application/x-ndjson', 'text/csv']) {
        const answer = await fetch(`${gateway.url}/api/v1/${door}`, {
          method: 'POST',
          headers: { 'content-type': type, authorization: `Bearer ${KEY}` },
          body: `[${'x'.repeat(10e6)}`,
          signal: AbortSignal.timeout(30_000),
        }).catch(() => null)
        if (answer) expect([400, 413, 415, 422]).toContain(answer.status)
      }
  })

  it('handshakes and polls', async () => {
    const random = seeded(20261129)
    await together(TIMES / 10, async () => {
      const auth = mutated(random, { holds: 'abcdef', more: { a: 1 } }) as object
      const socket = io(gateway.url, { transports: ['websocket'], auth, reconnection: false, forceNew: true })
      const met = await new Promise<string>((resolve) => {
        socket.on('welcome', () => resolve('welcome'))
        socket.on('connect_error', () => resolve('refused'))
        socket.on('disconnect', () => resolve('cut'))
        setTimeout(() => resolve('nothing'), 30_000).unref()
      })
      expect(met, JSON.stringify(auth)?.slice(0, 200)).not.toBe('nothing')
      socket.close()
      const opened = await (await fetch(`${gateway.url}/socket.io/?EIO=4&transport=polling`)).text()
      const sid = /"sid":"([^"]+)"/.exec(opened)?.[1]
      const body = new Uint8Array(garbled(random, '40{"holds":"abc"}\x1e42["watch",{"indicators":[]}]'))
      const { status } = await fetch(`${gateway.url}/socket.io/?EIO=4&transport=polling&sid=${sid}`, { method: 'POST', body })
      expect(status).toBeLessThan(500)
    })
  })

  it('and others are served as if nothing had been', async () => {
    const { body } = await gateway.get('/api/v1/lineage?indicator=economy.output&region=12&time=2026-08')
    expect(body.readings.map(({ revision, value }: { revision: number; value: number }) => [revision, value])).toEqual([[0, 77]])
    await gateway.post('/api/v1/readings', [{ indicator: 'economy.output', region: '12', time: '2026-08', value: 78 }])
    await until(() => witness.states.get('economy.output|12')?.value === 78)
    expect(witness.socket.connected).toBe(true)
    expect(witness.replies).toHaveLength(1)
  })
})
