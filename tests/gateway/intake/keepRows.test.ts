import { describe, expect, it } from 'vitest'
import { given } from '#contract/reply.ts'
import { DoorRefused } from '#gateway/http/doorRefused.ts'
import { Bucket } from '#gateway/intake/bucket.ts'
import { keepStream } from '#gateway/intake/keepRows.ts'
import { NdjsonRows } from '#gateway/intake/ndjsonRows.ts'
import { Pressure } from '#gateway/intake/pressure.ts'
import { MOST_REFUSED, Tally } from '#gateway/intake/tally.ts'

const lines = (from: number, count: number) => Buffer.from(Array.from({ length: count }, (_, at) => `${from + at}\n`).join(''))
const taken = (rows: readonly unknown[]) => ({ accepted: rows.length, unchanged: 0, revised: 0, refused: [] })
const tally = () => new Tally(() => {})

describe('keepStream', () => {
  it('reads no further while a batch is being kept', async () => {
    const events: string[] = []
    async function* body() {
      for (let chunk = 0; chunk < 3; chunk++) {
        events.push(`read ${chunk}`)
        yield lines(chunk * 1500, 1500)
      }
    }
    const answer = await keepStream(body(), new NdjsonRows((sent) => given(sent)), tally(), async (rows) => {
      events.push(`keep ${rows.length}`)
      await new Promise((wake) => setTimeout(wake, 5))
      events.push('kept')
      return taken(rows)
    })
    expect(answer.accepted).toBe(4500)
    expect(events).toEqual([
      'read 0',
      'keep 1000',
      'kept',
      'read 1',
      'keep 1000',
      'kept',
      'keep 1000',
      'kept',
      'read 2',
      'keep 1000',
      'kept',
      'keep 500',
      'kept',
    ])
  })

  it('keeps what a pausing sender has sent', async () => {
    const kept: unknown[] = []
    let go = (): void => {}
    async function* body() {
      yield lines(0, 3)
      await new Promise<void>((wake) => (go = wake))
      yield lines(3, 1)
    }
    const answering = keepStream(body(), new NdjsonRows((sent) => given(sent)), tally(), async (rows) => {
      kept.push(...rows.map(({ what }) => what))
      return taken(rows)
    })
    await expect.poll(() => kept, { timeout: 5000 }).toEqual([0, 1, 2])
    go()
    expect((await answering).accepted).toBe(4)
  })

  it('says how many rows were taken before it failed', async () => {
    let batch = 0
    const failing = keepStream(
      (async function* () {
        yield lines(0, 5000)
      })(),
      new NdjsonRows((sent) => given(sent)),
      tally(),
      async (rows) => {
        if (batch++ === 2) throw new DoorRefused('cannot_keep', 'full', { retryAfter: 5 })
        return taken(rows)
      },
    )
    await expect(failing).rejects.toMatchObject({ status: 503, retryAfter: 5, refusal: { message: 'full; 2000 rows before it were kept' } })
  })
})

describe('Tally', () => {
  it('gives up on a sender whose every row is refused', () => {
    const many = tally()
    for (let index = 0; index < MOST_REFUSED; index++) many.refuse({ index, reason: 'wrong_type', message: '' })
    expect(() => many.refuse({ index: MOST_REFUSED, reason: 'wrong_type', message: '' })).toThrow(DoorRefused)
  })
})

describe('Bucket', () => {
  it('lets a burst through, then asks for the time its debt takes', () => {
    const bucket = new Bucket(100, 400)
    expect(bucket.wait('a', 0)).toBe(0)
    bucket.take('a', 1400, 0)
    expect(bucket.wait('a', 0)).toBe(11)
    expect(bucket.wait('b', 0)).toBe(0)
    expect(bucket.wait('a', 9_000)).toBe(2)
    expect(bucket.wait('a', 11_000)).toBe(0)
    bucket.take('a', 400, 1e9)
    expect(bucket.wait('a', 1e9)).toBe(1)
  })
})

describe('Pressure', () => {
  it('turns calls away while too many batches wait', async () => {
    const pressure = new Pressure(1, 10)
    let done = (): void => {}
    const work = pressure.keeping(() => new Promise<void>((wake) => (done = wake)))
    expect(() => pressure.admit()).toThrow(DoorRefused)
    done()
    await work
    pressure.admit()
    await expect(pressure.keeping(() => Promise.reject(new Error('x')))).rejects.toThrow('x')
    pressure.admit()
  })

  it('bounds the bytes of bodies held', async () => {
    const pressure = new Pressure(1, 10)
    const body = () =>
      (async function* () {
        yield Buffer.alloc(6)
      })()
    const read = async (held: { body: AsyncIterable<Buffer> }) => {
      for await (const chunk of held.body) expect(chunk).toHaveLength(6)
    }
    const first = pressure.holding(body())
    await read(first)
    const second = pressure.holding(body())
    await expect(read(second)).rejects.toMatchObject({ status: 429 })
    second.release()
    first.release()
    await read(pressure.holding(body()))
  })
})
