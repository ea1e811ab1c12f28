import { afterEach, describe, expect, it } from 'vitest'
import { doorTo, pauseOf } from '../../../mock/feed/door.ts'
import { outbox } from '../../../mock/feed/outbox.ts'
import { recorder, type Reply } from '../recorder.ts'

const NOTHING = { indicators: [], regions: [], departments: [] }
const rows = [{ indicator: 'economy.gdp', region: '500000', time: '2026-Q1', value: 1 }]
let server: Awaited<ReturnType<typeof recorder>>
afterEach(() => server.close())

const open = async (replies: (Reply | null)[]) => {
  server = await recorder(NOTHING, ({ count }) => replies[count] ?? null)
  const pauses: number[] = []
  const door = doorTo({ gateway: server.url, wait: async (ms) => void pauses.push(ms), random: () => 0.5, tell: () => undefined })
  return { door, pauses }
}
const body = { type: 'application/json' as const, text: JSON.stringify(rows) }

describe('the door to the gateway', () => {
  it('sends again after 503, 429 and 500 until it is answered, and the rows arrive once', async () => {
    const { door, pauses } = await open([{ status: 503 }, { status: 429, headers: { 'retry-after': '7' } }, { status: 500 }])
    expect(await door.send('/api/v1/readings', 'k', body)).toMatchObject({ status: 200, accepted: 1 })
    expect(server.posts).toEqual([{ path: '/api/v1/readings', key: 'k', type: 'application/json', rows }])
    expect(pauses).toEqual([250, 7125, 1000])
  })

  it('takes a refusal as an answer', async () => {
    const { door, pauses } = await open([{ status: 403, body: { reason: 'not_yours', message: 'no' } }])
    expect(await door.send('/api/v1/readings', 'k', body)).toMatchObject({ status: 403, message: 'not_yours: no' })
    expect(pauses).toEqual([])
    await expect(door.read('/api/v1/nowhere')).rejects.toThrow('404')
  })

  it('lives through a gateway that is away', async () => {
    const { door } = await open([])
    const gateway = server.url
    await server.close()
    let waits = 0
    const patient = doorTo({
      gateway,
      random: () => 0.5,
      tell: () => undefined,
      wait: async () => {
        if (++waits === 3) throw new Error('still away')
      },
    })
    await expect(patient.send('/api/v1/readings', 'k', body)).rejects.toThrow('still away')
    expect(waits).toBe(3)
    expect(door).toBeDefined()
  })

  it('waits as asked, else twice as long each time, and never longer than 15 s by itself', () => {
    expect(pauseOf(0, null, 0.5)).toBe(250)
    expect(pauseOf(5, null, 0.5)).toBe(8000)
    expect(pauseOf(50, null, 0.5)).toBe(15_000)
    expect(pauseOf(0, '2', 0)).toBe(2000)
    expect(pauseOf(0, 'Wed, 21 Oct 2026 07:28:00 GMT', 0.5)).toBe(250)
  })
})

describe('the outbox', () => {
  it('keeps the order, sends one request at a time and drops the oldest beyond its room', async () => {
    const { door } = await open([{ status: 503 }])
    const told: number[] = []
    const box = outbox({ door, keys: { stats: 'k' }, room: 3, told: (_, __, count) => void told.push(count), repeats: () => false })
    const row = (value: number) => ({ indicator: 'economy.gdp', region: '500000', time: '2026-Q1', value })
    box.put('stats', [row(1)])
    box.put('stats', [row(2), row(3)])
    box.put('stats', [row(4), row(5)])
    box.put('nobody', [row(9)])
    while (told.reduce((a, b) => a + b, 0) < 4) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(server.posts.flatMap((post) => post.rows.map((one) => one.value))).toEqual([1, 3, 4, 5])
    expect(box.size()).toBe(0)
  })
})
