import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { io } from 'socket.io-client'
import { afterEach, describe, expect, it } from 'vitest'
import { addressOf } from '#gateway/http/addressOf.ts'
import { Guesses } from '#gateway/http/guesses.ts'
import { hostAllowed } from '#gateway/http/origin.ts'
import { bodyBytes } from '#gateway/intake/bodyBytes.ts'
import { Bucket } from '#gateway/intake/bucket.ts'
import { fakeCockpit } from '../../helpers/fakeCockpit.ts'
import { gatewayOf } from '../../helpers/gateway.ts'
import { type HttpServer, KEY, startHttp } from '../../helpers/httpServer.ts'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})
const serve = async (env: Record<string, string> = {}, elapsed?: () => number): Promise<HttpServer> => {
  const server = await startHttp(fakeCockpit().cockpit, env, { elapsed })
  open.push(server)
  return server
}
const BODY = '[{"indicator":"economy.gdp","region":"1","time":"2026","value":1}]'
const sendTo = (server: HttpServer, headers: Record<string, string> = {}) =>
  server.post('/api/v1/readings', 'application/json', BODY, headers)

describe('guessing a key', () => {
  it('is slowed for its address, and stops nobody whose key was right there before', async () => {
    let now = 0
    const server = await serve({}, () => now)
    expect((await sendTo(server)).status).toBe(200)
    const guess = async (key: string) => (await sendTo(server, { authorization: `Bearer ${key}` })).status
    const answers: number[] = []
    for (let time = 0; time < 25; time++) answers.push(await guess(`guess-${time}`))
    expect(answers).toEqual([...Array<number>(20).fill(401), ...Array<number>(5).fill(429)])
    expect((await sendTo(server)).status).toBe(200)
    const right = await sendTo(server, { authorization: 'Bearer key-of-anybody' })
    expect([right.status, Number(right.headers.get('retry-after'))]).toEqual([429, 10])
    now += 10_000
    expect([await guess('key-of-anybody'), await guess('one-more')]).toEqual([200, 401])
    expect(await guess('another')).toBe(429)
  })

  it('is slowed by address, not for all', () => {
    const guesses = new Guesses()
    for (let time = 0; time < 20; time++) guesses.missed('10.0.0.1', 0)
    expect([guesses.wait('10.0.0.1', 'k', 0), guesses.wait('10.0.0.2', 'k', 0)]).toEqual([10, 0])
  })
})

describe('an address', () => {
  it('may ask so much a second, whatever it asks', async () => {
    let now = 0
    const server = await serve({ COCKPIT_RATE_ADDRESS: '2' }, () => now)
    const get = async (path: string) => (await fetch(server.url + path)).status
    for (let time = 0; time < 16; time++) expect(await get('/healthz')).toBe(200)
    const late = await fetch(`${server.url}/api/v1/regions`)
    expect([late.status, late.headers.get('retry-after'), await late.json()]).toEqual([
      429,
      '1',
      { reason: 'too_many', message: expect.any(String) },
    ])
    now += 1_000
    expect([await get('/healthz'), await get('/nothing'), await get('/healthz')]).toEqual([200, 404, 429])
  })

  it('is the peer, and behind a trusted proxy the one before it', () => {
    const of = (peer: string, said: string | undefined, proxies: string[]) =>
      addressOf(
        { headers: { 'x-forwarded-for': said }, socket: { remoteAddress: peer } } as unknown as Parameters<typeof addressOf>[0],
        proxies,
      )
    expect(of('::ffff:10.0.0.9', undefined, [])).toBe('10.0.0.9')
    expect(of('10.0.0.9', '1.2.3.4', [])).toBe('10.0.0.9')
    expect(of('10.0.0.9', '6.6.6.6, 1.2.3.4', ['10.0.0.9'])).toBe('1.2.3.4')
    expect(of('10.0.0.9', '6.6.6.6, 1.2.3.4, 10.0.0.8', ['10.0.0.8', '10.0.0.9'])).toBe('1.2.3.4')
    expect(of('10.0.0.9', '', ['10.0.0.9'])).toBe('10.0.0.9')
  })

  it('that owes nothing is let go when there are many', () => {
    const bucket = new Bucket(1, 1)
    for (let at = 0; at < 50_000; at++) bucket.take(String(at), 1, at)
    expect(bucket.size).toBeLessThanOrEqual(20_001)
  })
})

describe('a foreign page', () => {
  it('may not name a host of its own that was made to mean this machine', async () => {
    for (const [host, listening, declared, allowed] of [
      ['localhost:8080', '127.0.0.1', [], true],
      ['[::1]:8080', '127.0.0.1', [], true],
      [undefined, '127.0.0.1', [], true],
      ['evil.example:8080', '127.0.0.1', [], false],
      ['wall.gov.cn', '127.0.0.1', ['https://wall.gov.cn'], true],
      ['wall.gov.cn', '0.0.0.0', [], true],
    ] as const)
      expect(hostAllowed(host, listening, declared), String(host)).toBe(allowed)
    const server = await serve()
    const answer = await new Promise<{ status?: number; text: string }>((resolve) =>
      httpRequest({ port: server.port, path: '/api/v1/states', headers: { host: 'evil.example' } }, (response) => {
        let text = ''
        response.on('data', (chunk) => (text += String(chunk))).on('end', () => resolve({ status: response.statusCode, text }))
      }).end(),
    )
    expect(answer).toEqual({ status: 403, text: expect.stringContaining('not_allowed') })
  })

  it('may open no socket, and posts nothing', async () => {
    const gateway = await gatewayOf({ env: { COCKPIT_ORIGINS: 'https://wall.gov.cn' } })
    open.push({ close: gateway.stop })
    const connects = (headers: Record<string, string>) =>
      new Promise<boolean>((resolve) => {
        const socket = io(gateway.url, { transports: ['websocket'], reconnection: false, extraHeaders: headers })
        open.push(socket)
        socket.on('connect', () => resolve(true)).on('connect_error', () => resolve(false))
      })
    expect(await connects({})).toBe(true)
    expect(await connects({ origin: gateway.url })).toBe(true)
    expect(await connects({ origin: 'https://wall.gov.cn' })).toBe(true)
    for (const origin of ['https://evil.example', 'null', 'file://', `${gateway.url}.evil.example`])
      expect(await connects({ origin }), origin).toBe(false)
    expect(await connects({ host: 'evil.example', origin: 'http://evil.example' })).toBe(false)
    const post = await fetch(`${gateway.url}/api/v1/readings`, {
      method: 'POST',
      headers: { origin: 'https://evil.example', authorization: 'Bearer a-key-for-tests-only' },
      body: '[]',
    })
    expect(post.status).toBe(403)
  })
})

describe('a slow sender', () => {
  const until = (port: number, text: string) =>
    new Promise<string>((resolve) => {
      let answer = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      socket
        .on('data', (chunk) => (answer += String(chunk)))
        .on('error', () => undefined)
        .on('close', () => resolve(answer))
    })

  it('of headers is cut, a hundred of them too, while others are answered', { timeout: 20_000 }, async () => {
    const server = await serve()
    server.app.server.headersTimeout = 300
    const slow = Array.from({ length: 100 }, () => until(server.port, 'POST /api/v1/readings HTTP/1.1\r\nhost: localhost\r\nx-a: '))
    expect((await sendTo(server)).status).toBe(200)
    for (const answer of await Promise.all(slow)) expect(answer).toMatch(/^HTTP\/1.1 408 .*"reason":"unparsable"/s)
  })

  it('of a body is told so, and its rows are let go', async () => {
    const stalled = Object.assign(new Readable({ read: () => undefined }), {}) as unknown as Parameters<typeof bodyBytes>[0]
    ;(stalled as unknown as Readable).push('[')
    const read = async () => {
      for await (const _ of bodyBytes(stalled, 1e6, 50));
    }
    await expect(read()).rejects.toMatchObject({ status: 408, refusal: { reason: 'unparsable' } })
  })
})

describe('no answer', () => {
  it('shows a stack, a path of the machine or a version of what it runs on', async () => {
    const server = await serve()
    const asks: [string, RequestInit][] = [
      ['/api/v1/lineage?indicator=economy.gdp&region=1', {}],
      ['/api/v1/states?__proto__=1', {}],
      ['/%00', {}],
      [
        '/api/v1/readings',
        {
          method: 'POST',
          headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
          body: '[{"__proto__": {"a": 1}}, {"constructor": 1}]',
        },
      ],
      [
        '/api/v1/readings',
        { method: 'POST', headers: { authorization: 'Bearer __proto__', 'content-type': 'application/json' }, body: '{' },
      ],
      ['/api/v1/incidents', { method: 'POST', headers: { authorization: `Bearer ${KEY}`, 'content-type': 'text/plain' }, body: 'x' }],
      ['/socket.io/?EIO=9', {}],
    ]
    for (const [path, init] of asks) {
      const answer = await fetch(server.url + path, init)
      const said = `${[...answer.headers].join('\n')}\n${await answer.text()}`
      expect(answer.status, path).toBeGreaterThanOrEqual(400)
      expect(said, path).not.toMatch(/\.ts:|\.js:|node_modules|\/src\/|fastify|node\/|secret| {4}at /i)
    }
    expect(({} as Record<string, unknown>)['a']).toBeUndefined()
  })
})
