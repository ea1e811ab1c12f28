import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeCockpit } from '../../helpers/fakeCockpit.ts'
import { ANY_KEY, KEY } from '../../helpers/httpServer.ts'
import { JSON_TYPE, many, PATH, reading, readingsDoorBench } from './readingsDoorBench.ts'

const bench = readingsDoorBench()
const { start, send } = bench
afterEach(() => bench.close())

describe('a JSON array', () => {
  it('is taken, is unchanged the second time, and revised with other values', async () => {
    await start(fakeCockpit())
    const none = { accepted: 0, unchanged: 0, revised: 0, refused: [] }
    expect(await send(JSON_TYPE, JSON.stringify(many(3)))).toMatchObject({ status: 200, body: { ...none, accepted: 3 } })
    expect(await send(JSON_TYPE, JSON.stringify(many(3)))).toMatchObject({ status: 200, body: { ...none, unchanged: 3 } })
    expect(await send(JSON_TYPE, JSON.stringify([reading(0, { value: null })]))).toMatchObject({
      status: 200,
      body: { ...none, revised: 1 },
    })
    const empty = await send(JSON_TYPE, ' [ ] ')
    expect(empty.status).toBe(200)
    expect(empty.body).toEqual(none)
  })

  it('keeps the good rows and names the bad ones by index, path and reason', async () => {
    const { kept } = await start(fakeCockpit())
    const rows = [
      reading(0),
      reading(1, { value: '12' }),
      5,
      reading(3),
      { ...reading(4), valeu: 1 },
      reading(5, { indicator: 'economy.nowhere' }),
    ]
    const text = JSON.stringify(rows).replace('"value":3', '"value":1e999')
    const { status, body } = await send(JSON_TYPE, text)
    expect(status).toBe(200)
    expect(kept.size).toBe(1)
    expect(body).toMatchObject({
      accepted: 1,
      unchanged: 0,
      revised: 0,
      refused: [
        { index: 1, reason: 'wrong_type', path: 'value' },
        { index: 2, reason: 'wrong_type' },
        { index: 3, reason: 'bad_value', path: 'value' },
        { index: 4, reason: 'unknown_field', path: 'valeu' },
        { index: 5, reason: 'unknown_indicator', path: 'indicator' },
      ],
    })
  })

  it.each([
    ['NaN', '[{"value":NaN}]', 10, '[0]@10'],
    ['a missing end', '[{"value":1}', 12, '@12'],
    ['text after it', '[] x', 3, '@3'],
    ['nothing', '', 0, '@0'],
    ['an object', ' {"a":1}', 1, '@1'],
    ['a string', '"x"', 0, '@0'],
    ['a late fault', `${JSON.stringify(many(50_000)).slice(0, -1)},]`, null, null],
  ])('that is broken (%s) is refused whole with its byte offset', async (_, text, offset, path) => {
    const { kept, batches } = await start(fakeCockpit())
    const { status, body } = await send(JSON_TYPE, text)
    const at = offset ?? Buffer.byteLength(text) - 1
    expect(status).toBe(400)
    expect(body).toMatchObject({ reason: 'unparsable', path: path ?? `[50000]@${at}` })
    expect(body.message).toContain(`byte offset ${at}`)
    expect([kept.size, batches.length]).toEqual([0, 0])
  })

  it('counts bytes, not characters, and the byte order mark too', async () => {
    await start(fakeCockpit())
    const { body } = await send(JSON_TYPE, `\ufeff[{"source":"重庆","value":NaN}]`)
    expect(body).toMatchObject({ reason: 'unparsable', path: '[0]@31' })
    expect((await send(JSON_TYPE, `\ufeff${JSON.stringify(many(2))}`)).status).toBe(200)
  })

  it('of 100,000 rows is one call and one transaction', async () => {
    const { batches } = await start(fakeCockpit())
    const { status, body } = await send(JSON_TYPE, JSON.stringify(many(100_000)))
    expect([status, body.accepted]).toEqual([200, 100_000])
    expect(batches).toEqual([100_000])
  })

  it('with all rows bad is 422, and 403 where the key may report none of them', async () => {
    await start(fakeCockpit())
    expect(await send(JSON_TYPE, JSON.stringify([{}, 1]))).toMatchObject({
      status: 422,
      body: { accepted: 0, refused: [{ index: 0 }, { index: 1 }] },
    })
    const theirs = JSON.stringify([reading(0, { indicator: 'market.opened' })])
    expect(await send(JSON_TYPE, theirs)).toMatchObject({
      status: 403,
      body: { reason: 'not_yours', refused: [{ index: 0, reason: 'not_yours' }], accepted: 0 },
    })
    expect(await send(JSON_TYPE, theirs, { authorization: `Bearer ${ANY_KEY}` })).toMatchObject({ status: 200 })
    expect(await send(JSON_TYPE, JSON.stringify([reading(0, { indicator: 'market.opened' }), {}]))).toMatchObject({ status: 422 })
  })

  it('cut off in the middle keeps nothing', async () => {
    const { kept } = await start(fakeCockpit())
    const socket = connect(bench.server.port, '127.0.0.1')
    const text = JSON.stringify(many(3_000))
    socket.write(
      `POST ${PATH} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${KEY}\r\ncontent-type: ${JSON_TYPE}\r\ncontent-length: ${text.length}\r\n\r\n${text.slice(0, -1)}`,
    )
    setTimeout(() => socket.destroy(), 300)
    await expect.poll(() => bench.server.lines.some((line) => line.includes('broke off')), { timeout: 10_000 }).toBe(true)
    expect(kept.size).toBe(0)
  })

  it('of hostile depth and breadth stalls nothing', async () => {
    await start(fakeCockpit())
    expect((await send(JSON_TYPE, '['.repeat(2_000_000))).body).toMatchObject({ reason: 'unparsable', path: '[0]@64' })
    expect((await send(JSON_TYPE, `[${'1,'.repeat(300_000)}1]`)).status).toBe(413)
    expect((await send(JSON_TYPE, `[{"source":"${'x'.repeat(10_000_000)}"}]`)).body.refused).toMatchObject([
      { index: 0, reason: 'line_too_long' },
    ])
    expect((await send(JSON_TYPE, '[{"__proto__":{"value":1}}]')).body.refused).toMatchObject([
      { reason: 'unknown_field', path: '__proto__' },
    ])
  })
})
