import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeCockpit } from '../../helpers/fakeCockpit.ts'
import { KEY } from '../../helpers/httpServer.ts'
import { many, NDJSON, PATH, reading, readingsDoorBench, stream } from './readingsDoorBench.ts'

const bench = readingsDoorBench()
const { start, send } = bench
afterEach(() => bench.close())

describe('NDJSON', () => {
  it('is taken in batches, a bad line is a refused row, blank lines are none', async () => {
    const { batches, mostWaiting } = await start(fakeCockpit(() => new Promise((wake) => setTimeout(wake, 1))))
    const lines = many(5_500).map((row) => JSON.stringify(row))
    lines[7] = '{"value": NaN}'
    const { status, body } = await send(NDJSON, `\ufeff${lines.join('\r\n\r\n')}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      accepted: 5_499,
      refused: [{ index: 7, reason: 'unparsable', message: expect.stringContaining('byte 10') }],
    })
    expect(Math.max(...batches)).toBe(1_000)
    expect(mostWaiting()).toBe(1)
  })

  it('survives a line of 10 MB', async () => {
    await start(fakeCockpit())
    const { body } = await send(
      NDJSON,
      stream([
        `${JSON.stringify(reading(0))}\n`,
        ...Array.from({ length: 160 }, () => 'x'.repeat(65_536)),
        `\n${JSON.stringify(reading(2))}`,
      ]),
    )
    expect(body).toMatchObject({ accepted: 2, refused: [{ index: 1, reason: 'line_too_long' }] })
  })

  it('may be empty', async () => {
    await start(fakeCockpit())
    expect(await send(NDJSON, '')).toMatchObject({ status: 200, body: { accepted: 0, refused: [] } })
  })

  it('keeps what was kept when the connection breaks', async () => {
    const { kept } = await start(fakeCockpit())
    const socket = connect(bench.server.port, '127.0.0.1')
    const lines = many(3_000)
      .map((row) => `${JSON.stringify(row)}\n`)
      .join('')
    socket.write(
      `POST ${PATH} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${KEY}\r\ncontent-type: ${NDJSON}\r\ncontent-length: 10000000\r\n\r\n${lines}{"indic`,
    )
    await expect.poll(() => kept.size, { timeout: 10_000 }).toBe(3_000)
    socket.destroy()
    await expect.poll(() => bench.server.lines.some((line) => line.includes('broke off')), { timeout: 10_000 }).toBe(true)
    expect(bench.server.lines.filter((line) => line.includes('"level":50'))).toEqual([])
    expect((await send(NDJSON, JSON.stringify(reading(1)))).body).toMatchObject({ unchanged: 1 })
  })
})
