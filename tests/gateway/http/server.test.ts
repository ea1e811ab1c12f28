import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as httpsRequest } from 'node:https'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AddressInfo } from 'node:net'
import { openapiOf } from '#gateway/http/openapi.ts'
import { fakeCockpit, fakeConfig } from '../../helpers/fakeCockpit.ts'
import { type HttpServer, startHttp } from '../../helpers/httpServer.ts'

let folder: string
let server: HttpServer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wall-'))
  await mkdir(join(folder, 'dist', 'assets'), { recursive: true })
  await writeFile(join(folder, 'dist', 'index.html'), '<!doctype html>')
  await writeFile(join(folder, 'dist', 'map.json'), '{}')
  await writeFile(join(folder, 'dist', 'assets', 'index-Bx3_9-kQ.js'), '1')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(folder, 'dist', '.env'), 'secret')
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(async () => void (server = await startHttp(fakeCockpit().cockpit, {}, { wallFolder: join(folder, 'dist') })))
afterEach(() => server.close())

const get = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(server.url + path, init)
  const text = await response.text()
  return {
    status: response.status,
    text,
    body: (() => {
      try {
        return JSON.parse(text) as Record<string, unknown>
      } catch {
        return {}
      }
    })(),
    headers: response.headers,
  }
}
const raw = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket
      .on('data', (chunk) => (answer += String(chunk)))
      .on('close', () => resolve(answer))
      .on('error', reject)
  })

describe("the wall's files", () => {
  it('are served with the age their name allows', async () => {
    expect(await get('/?scene=overview&lang=zh')).toMatchObject({ status: 200, text: '<!doctype html>' })
    for (const path of ['/', '/index.html', '/map.json']) expect((await get(path)).headers.get('cache-control')).toBe('no-cache')
    expect((await get('/assets/index-Bx3_9-kQ.js')).headers.get('cache-control')).toContain('immutable')
    expect((await get('/')).headers.get('content-type')).toContain('text/html')
  })

  it.each([
    '/duty',
    '/nothing.js',
    '/assets/',
    '/assets',
    '/.env',
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/..\\secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/a%00b',
    '/api/v1/nothing',
  ])('are not %s', async (path) => {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1.1 40[04] /)
    expect(answer).not.toContain('secret')
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toEqual({
      reason: expect.stringMatching(/not_found|unparsable/),
      message: expect.any(String),
    })
  })

  it('may be missing', async () => {
    const bare = await startHttp(fakeCockpit().cockpit)
    const response = await fetch(bare.url)
    expect([response.status, await response.json()]).toMatchObject([
      404,
      { reason: 'not_found', message: expect.stringContaining('not built') },
    ])
    await bare.close()
  })
})

describe('every answer', () => {
  it('carries a strict policy', async () => {
    for (const path of ['/', '/healthz', '/api/v1/nothing', '/api/v1/states?x=1']) {
      const { headers } = await get(path)
      const policy = headers.get('content-security-policy')!
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';")
      expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.port} wss://127.0.0.1:${server.port};`)
      expect(policy).not.toMatch(/unsafe|\*/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('strict-transport-security')).toBeNull()
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('x-powered-by')).toBeNull()
    }
  })
})

describe('GET doors', () => {
  it('answer with what is declared', async () => {
    expect((await get('/api/v1/regions')).body).toEqual(fakeConfig().regions)
    expect((await get('/api/v1/departments')).body).toEqual(fakeConfig().departments)
    for (const door of ['indicators', 'scenes']) expect((await get(`/api/v1/${door}`)).text).toBe('[]')
  })

  it("ask the cockpit, an offset's plus put back", async () => {
    expect((await get('/api/v1/states?indicator=&at=2026-01-01T08:00:00+08:00')).body).toMatchObject({
      position: 7,
      at: '2026-01-01T08:00:00+08:00',
    })
    expect((await get('/api/v1/series?indicator=economy.gdp&region=500101&last=12&category=重庆')).body).toMatchObject({
      category: '重庆',
      points: [['2026-01-01', 12]],
    })
  })

  it.each([
    ['/api/v1/states?regoin=1', 400, 'unknown_field', 'regoin'],
    ['/api/v1/states?__proto__=1', 400, 'unknown_field', '__proto__'],
    ['/api/v1/states?indicator=a&indicator=b', 400, 'wrong_type', 'indicator'],
    ['/api/v1/states?indicator=economy.nowhere', 404, 'unknown_indicator', 'indicator'],
    ['/api/v1/series?indicator=economy.gdp', 400, 'missing_field', 'region'],
    ['/api/v1/series?indicator=a&region=b&last=1e3', 400, 'bad_value', 'last'],
    ['/api/v1/series?indicator=a&region=b&last=9999', 400, 'bad_value', 'last'],
    [`/api/v1/states?region=${'x'.repeat(200)}`, 400, 'bad_value', 'region'],
    ['/healthz?x=1', 400, 'unknown_field', 'x'],
    ['/metrics?x=1', 400, 'unknown_field', 'x'],
    ['/api/v1/regions?x=1', 400, 'unknown_field', 'x'],
  ])('refuse %s', async (path, status, reason, at) => {
    const answer = await get(path)
    expect([answer.status, answer.body.reason, answer.body.path]).toEqual([status, reason, at])
  })

  it('hide what breaks inside', async () => {
    const { status, body } = await get('/api/v1/lineage?indicator=economy.gdp&region=1')
    expect([status, Object.keys(body)]).toEqual([500, ['reason', 'message']])
    expect(JSON.stringify(body)).not.toContain('secret')
  })
})

describe('the rest', () => {
  it('says which methods are taken', async () => {
    const answer = await get('/api/v1/readings')
    expect([answer.status, answer.body.reason, answer.headers.get('allow')]).toEqual([405, 'not_allowed', 'POST'])
    expect((await get('/healthz', { method: 'DELETE' })).headers.get('allow')).toBe('GET, HEAD')
    expect((await get('/api/v1/states', { method: 'OPTIONS' })).status).toBe(405)
    expect((await get('/api/v1/nothing', { method: 'POST', body: 'x' })).status).toBe(404)
  })

  it('answers what is no HTTP in the same words', async () => {
    const answer = await raw('GET\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1.1 400 /)
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toEqual({ reason: 'unparsable', message: expect.any(String) })
    expect(await raw(`GET / HTTP/1.1\r\nhost: localhost\r\na: ${'x'.repeat(40_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 431 .*"reason":"too_large"/s,
    )
    expect(await raw('GET /%zz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n')).toMatch(
      /400.*"reason":"unparsable".*"path":"url"/s,
    )
  })

  it('gives slow senders an end', () => {
    const { headersTimeout, requestTimeout, timeout } = server.app.server
    expect({ headersTimeout, requestTimeout, timeout }).toEqual({ headersTimeout: 10_000, requestTimeout: 300_000, timeout: 120_000 })
  })

  it('is alive, and ready when the cockpit is', async () => {
    expect((await get('/healthz')).text).toBe('{"ok":true}')
    expect((await get('/readyz')).text).toBe('{"ok":true}')
    const { cockpit } = fakeCockpit()
    const unready = await startHttp({ ...cockpit, unready: async () => 'migrating' })
    const response = await fetch(`${unready.url}/readyz`)
    expect([response.status, response.headers.get('retry-after'), await response.json()]).toEqual([
      503,
      '2',
      { reason: 'busy', message: 'migrating' },
    ])
    await unready.close()
    const dead = await startHttp({ ...cockpit, unready: () => Promise.reject(new Error('password')) })
    expect(await (await fetch(`${dead.url}/readyz`)).json()).toEqual({ reason: 'busy', message: 'the store does not answer' })
    await dead.close()
  })

  it('measures rows and requests', async () => {
    await server.post('/api/v1/readings', 'application/json', '[{},{"indicator":"economy.gdp","region":"1","time":"2026","value":1}]')
    await get('/api/v1/nothing/at/all')
    const { text, headers } = await get('/metrics')
    expect(headers.get('content-type')).toContain('application/openmetrics-text; version=1.0.0')
    expect(text).toContain('cockpit_rows_total{door="readings",outcome="accepted",reason=""} 1')
    expect(text).toContain('cockpit_rows_total{door="readings",outcome="refused",reason="missing_field"} 1')
    expect(text).toContain('cockpit_http_request_seconds_count{method="POST",route="/api/v1/readings",status="200"} 1')
    expect(text).not.toContain('/nothing')
    expect(text).toContain('process_resident_memory_bytes')
    expect(text.endsWith('# EOF\n')).toBe(true)
  })

  it('describes every door it has, and no other', async () => {
    const bare = await startHttp(fakeCockpit().cockpit)
    const described = Object.entries(openapiOf('test').paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    )
    for (const door of described) {
      const [method, url] = door.split(' ') as ['GET', string]
      expect(bare.app.hasRoute({ method, url }), door).toBe(true)
    }
    const { text } = await get('/api/v1/openapi.json')
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(openapiOf('test'))))
    const branch: string[] = []
    const routes = bare.app
      .printRoutes({ commonPrefix: false })
      .split('\n')
      .flatMap((line) => {
        const [, indent, part, methods] = /^(.*?)(?:├──|└──) (\S+)(?: \((.*)\))?$/.exec(line) ?? []
        if (indent === undefined || part === undefined) return []
        branch.splice(indent.length / 4, Infinity, part)
        return (methods?.split(', ') ?? []).map((method) => `${method} ${branch.join('')}`)
      })
    expect(routes).toContain('GET /')
    expect(routes.filter((route) => !route.startsWith('HEAD ') && route !== 'GET /').sort()).toEqual(described.sort())
    await bare.close()
  })

  it('describes with references that lead somewhere', () => {
    const document = openapiOf('test')
    const text = JSON.stringify(document)
    const references = new Set([...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name!))
    expect(references.size).toBeGreaterThan(10)
    for (const name of references) expect(document.components.schemas, name).toHaveProperty(name)
    expect(text).not.toContain('$id')
    expect(document.components.schemas.Reading).toMatchObject({
      type: 'object',
      required: ['indicator', 'region', 'time'],
      additionalProperties: false,
    })
  })

  it('speaks TLS when it has a certificate', async () => {
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '1',
        '-subj',
        '/CN=localhost',
        '-keyout',
        key,
        '-out',
        cert,
      ],
      { stdio: 'ignore' },
    )
    const secure = await startHttp(fakeCockpit().cockpit, { COCKPIT_TLS_CERT: cert, COCKPIT_TLS_KEY: key })
    const { port } = secure.app.server.address() as AddressInfo
    const status = await new Promise((resolve, reject) => {
      httpsRequest({ port, host: '127.0.0.1', path: '/healthz', rejectUnauthorized: false, agent: false }, (response) =>
        resolve(response.resume().statusCode),
      )
        .on('error', reject)
        .end()
    })
    expect(status).toBe(200)
    await secure.close()
  })
})
