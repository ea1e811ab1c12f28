import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { CannotKeep } from '#gateway/store/errors.ts'
import { fakeCockpit } from '../../helpers/fakeCockpit.ts'
import { ANY_KEY, INCIDENTS_KEY, KEY } from '../../helpers/httpServer.ts'
import { CSV, JSON_TYPE, many, NDJSON, PATH, reading, readingsDoorBench, stream } from './readingsDoorBench.ts'

const bench = readingsDoorBench()
const { start, send } = bench
afterEach(() => bench.close())

describe('the door', () => {
  it.each([
    ['no key', { authorization: '' }, 401, 'no_key'],
    ['a wrong key', { authorization: 'Bearer nobody' }, 401, 'no_key'],
    ['basic', { authorization: `Basic ${KEY}` }, 401, 'no_key'],
    ["another door's key", { authorization: `Bearer ${INCIDENTS_KEY}` }, 403, 'not_allowed'],
    ['a foreign page', { origin: 'https://evil.example' }, 403, 'not_allowed'],
    ['a page without origin', { origin: 'null' }, 403, 'not_allowed'],
    ['xml', { 'content-type': 'application/xml' }, 415, 'bad_content_type'],
    ['gbk', { 'content-type': 'text/csv; charset=gbk' }, 415, 'bad_content_type'],
    ['gzip', { 'content-encoding': 'gzip' }, 415, 'bad_content_type'],
  ])('refuses %s', async (_, headers, status, reason) => {
    const { kept } = await start(fakeCockpit())
    const answer = await send(CSV, gzipSync('x'), headers)
    expect([answer.status, answer.body.reason, Object.keys(answer.body)]).toEqual([status, reason, ['reason', 'message']])
    expect(answer.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null)
    expect(kept.size).toBe(0)
  })

  it('takes its own pages and declared origins', async () => {
    await start(fakeCockpit(), { COCKPIT_ORIGINS: 'https://wall.gov.cn/' })
    for (const origin of [bench.server.url, 'https://wall.gov.cn']) expect((await send(JSON_TYPE, '[]', { origin })).status).toBe(200)
  })

  it('refuses a body over the limit, said or not, and says what was kept', async () => {
    await start(fakeCockpit(), { COCKPIT_BODY_LIMIT: '300kB' })
    const body = many(4_000)
      .map((row) => JSON.stringify(row))
      .join('\n')
    expect(body.length).toBeGreaterThan(300 * 1024)
    expect(await send(NDJSON, body)).toMatchObject({ status: 413, body: { reason: 'too_large' } })
    const pieces = Array.from({ length: Math.ceil(body.length / 20_000) }, (_, at) => body.slice(at * 20_000, (at + 1) * 20_000))
    const chunked = await send(NDJSON, stream(pieces, 2))
    expect(chunked).toMatchObject({ status: 413, body: { reason: 'too_large' } })
    expect(chunked.body.message).toMatch(/[12]000 rows before it were kept/)
    expect((await send(JSON_TYPE, stream([`[${body.replaceAll('\n', ',')}]`]))).status).toBe(413)
    expect((await send(JSON_TYPE, '[]')).status).toBe(200)
  })

  it('answers 503 when the store cannot keep, and says what was kept', async () => {
    await start(
      fakeCockpit((batch) => {
        if (batch === 2) throw new CannotKeep('disk full: /secret')
      }),
    )
    const answer = await send(
      NDJSON,
      many(5_000)
        .map((row) => JSON.stringify(row))
        .join('\n'),
    )
    expect(answer).toMatchObject({ status: 503, body: { reason: 'cannot_keep' } })
    expect(answer.body.message).toContain('2000 rows before it were kept')
    expect(answer.body.message).not.toContain('/secret')
    expect(answer.headers.get('retry-after')).toBe('5')
    const whole = await send(JSON_TYPE, JSON.stringify(many(5)))
    expect(whole).toMatchObject({
      status: 503,
      body: { reason: 'cannot_keep', message: expect.stringContaining('the 5 rows at hand were not kept') },
    })
  })

  it('says so at once to a sender that still pauses, and takes its next call on the same connection', async () => {
    await start(
      fakeCockpit((batch) => {
        if (batch === 0) throw new CannotKeep('full')
      }),
    )
    const socket = connect(bench.server.port, '127.0.0.1')
    let answer = ''
    socket.on('data', (chunk) => (answer += String(chunk)))
    const head = (length: number) =>
      `POST ${PATH} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${KEY}\r\ncontent-type: ${NDJSON}\r\ncontent-length: ${length}\r\n\r\n`
    const line = `${JSON.stringify(reading(1))}\n`
    socket.write(head(line.length * 2_000) + line)
    await expect.poll(() => answer, { timeout: 10_000 }).toContain('cannot_keep')
    socket.write(line.repeat(1_999) + head(0))
    await expect.poll(() => answer, { timeout: 10_000 }).toContain('"accepted":0')
    socket.destroy()
  })

  it('answers 500 without a stack when something breaks', async () => {
    await start(
      fakeCockpit(() => {
        throw new TypeError('secret')
      }),
    )
    const { status, body } = await send(JSON_TYPE, JSON.stringify(many(1)))
    expect([status, body.reason, JSON.stringify(body).includes('secret')]).toEqual([500, 'internal', false])
    expect(bench.server.lines.join('')).toContain('TypeError: secret')
    expect(bench.server.lines.join('')).not.toContain(KEY)
  })

  it('slows a key down that sends too much', async () => {
    await start(fakeCockpit(), { COCKPIT_RATE_ROWS: '10' })
    expect((await send(JSON_TYPE, JSON.stringify(many(200)))).status).toBe(200)
    const answer = await send(JSON_TYPE, JSON.stringify(many(1)))
    expect([answer.status, answer.body.reason]).toEqual([429, 'too_many'])
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(5)
    expect((await send(JSON_TYPE, JSON.stringify(many(1)), { authorization: `Bearer ${ANY_KEY}` })).status).toBe(200)
  })

  it('turns senders away when too many wait for the store', async () => {
    let open = (): void => {}
    const shut = new Promise<void>((wake) => (open = wake))
    const { mostWaiting } = await start(fakeCockpit(() => shut))
    const waiting = Array.from({ length: 64 }, () => send(JSON_TYPE, JSON.stringify(many(1_000))))
    await expect.poll(mostWaiting, { timeout: 10_000 }).toBe(64)
    const answer = await send(JSON_TYPE, JSON.stringify(many(1)))
    expect([answer.status, answer.body.reason, answer.headers.get('retry-after')]).toEqual([429, 'too_many', '2'])
    open()
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(Array(64).fill(200))
  })

  it('refuses unknown query parameters', async () => {
    await start(fakeCockpit())
    const response = await bench.server.post(`${PATH}?dry=1`, JSON_TYPE, '[]')
    expect([response.status, await response.json()]).toMatchObject([400, { reason: 'unknown_field', path: 'dry' }])
  })
})

describe('incidents and notices', () => {
  it('take one or many', async () => {
    const { reports } = await start(fakeCockpit())
    for (const door of ['incidents', 'notices']) {
      const one = await bench.server.post(`/api/v1/${door}`, JSON_TYPE, ` {"reference":"${door}","text":"a\\nb"}`)
      expect([one.status, await one.json()]).toEqual([200, { accepted: 1, unchanged: 0, revised: 0, refused: [] }])
      const two = await bench.server.post(
        `/api/v1/${door}`,
        JSON_TYPE,
        `[{"reference":"${door}","text":"a\\nb"},{"no":1},7,{"reference":"\\u0000"}]`,
      )
      expect(await two.json()).toMatchObject({
        unchanged: 1,
        refused: [
          { index: 1, reason: 'missing_field' },
          { index: 2, reason: 'wrong_type' },
          { index: 3, reason: 'bad_value', path: 'reference' },
        ],
      })
      expect((await bench.server.post(`/api/v1/${door}`, JSON_TYPE, '7')).status).toBe(400)
      expect((await bench.server.post(`/api/v1/${door}`, JSON_TYPE, '[7]')).status).toBe(422)
      expect((await bench.server.post(`/api/v1/${door}`, CSV, 'a')).status).toBe(415)
    }
    expect(reports.size).toBe(2)
  })
})
