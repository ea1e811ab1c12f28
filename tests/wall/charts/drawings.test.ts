import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDrawings } from '#wall/charts/drawings.ts'
import { BEAT, DEATH_WINDOW, MISSED_BEATS } from '#wall/charts/limits.ts'
import type { Asked, Told } from '#wall/charts/messages.ts'

class FakeWorker {
  onmessage: ((message: { data: Told[] }) => void) | null = null
  onerror: (() => void) | null = null
  onmessageerror: (() => void) | null = null
  asked: Asked[] = []
  ended = false
  postMessage(asked: Asked[]): void {
    this.asked.push(...asked)
  }
  terminate(): void {
    this.ended = true
  }
  opened(): number[] {
    return this.asked.flatMap((one) => (one.do === 'open' ? [one.chart] : []))
  }
}

const host = () => {
  const canvas = { style: {}, transferControlToOffscreen: () => ({}) }
  return { ownerDocument: { createElement: () => canvas }, replaceChildren: vi.fn() } as unknown as HTMLElement
}
const listener = { drawn: vi.fn(), cursor: vi.fn(), pick: vi.fn(), failed: vi.fn() }
const size = { width: 10, height: 10, ratio: 1 }

const sketch = (name: string) => ({ draws: 'option', option: { name } }) as const
/** What is posted goes when the task has ended. */
const sent = () => Promise.resolve()

const page = (canWork = true) => {
  const workers: FakeWorker[] = []
  const main: Asked[] = []
  let now = 0
  const drawings = openDrawings({
    worker: () => {
      if (!canWork) return null
      workers.push(new FakeWorker())
      return workers.at(-1) as unknown as Worker
    },
    locks: undefined,
    mainDesk: () => Promise.resolve({ take: (asked) => void main.push(asked), close: () => {} }),
    faces: [],
    now: () => now,
  })
  return { drawings, workers, main, pass: (ms: number) => (now += ms) }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('drawings', () => {
  it('shares one worker between all charts, fonts first', async () => {
    const { drawings, workers } = page()
    for (let chart = 0; chart < 40; chart += 1) drawings.mount(host(), size, sketch('any'), listener)
    await sent()
    expect(workers).toHaveLength(1)
    expect(workers[0]!.asked[0]).toEqual({ do: 'fonts', faces: [] })
    expect(workers[0]!.opened()).toHaveLength(40)
    drawings.close()
  })
  it('rebuilds every chart with its newest option when the worker dies, then draws on the main thread', async () => {
    const { drawings, workers, main } = page()
    const first = drawings.mount(host(), size, sketch('old'), listener)
    const second = drawings.mount(host(), size, sketch('any'), listener)
    first.draw(sketch('new'))
    second.close()
    workers[0]!.onerror!()
    await sent()
    expect(workers[0]!.ended).toBe(true)
    expect(workers).toHaveLength(2)
    expect(workers[1]!.asked.filter((one) => one.do === 'open')).toMatchObject([{ chart: 1, sketch: sketch('new') }])
    workers[1]!.onerror!()
    await vi.advanceTimersByTimeAsync(0)
    expect(workers).toHaveLength(2)
    expect(drawings.where()).toBe('main')
    expect(main.filter((one) => one.do === 'open')).toHaveLength(1)
    drawings.close()
  })
  it('uses the canvases of closed charts again, and keeps no more than a scene has', async () => {
    const { drawings, workers } = page()
    const all = Array.from({ length: 30 }, () => drawings.mount(host(), size, sketch('any'), listener))
    all.forEach((one) => one.close())
    await sent()
    const closed = workers[0]!.asked.flatMap((one) => (one.do === 'close' ? [one.keep] : []))
    expect(closed.filter(Boolean)).toHaveLength(24)
    workers[0]!.asked = []
    for (let chart = 0; chart < 25; chart += 1) drawings.mount(host(), size, sketch('any'), listener)
    await sent()
    const canvases = workers[0]!.asked.flatMap((one) => (one.do === 'open' ? [one.canvas] : []))
    expect(new Set(canvases.slice(0, 24))).toEqual(new Set(Array.from({ length: 24 }, (_, at) => at + 1)))
    expect(canvases[24]).toBeTypeOf('object')
    drawings.close()
  })
  it('answers from the new worker what the dead one was still asked', async () => {
    const { drawings, workers } = page()
    const counted = drawings.count()
    await sent()
    workers[0]!.onerror!()
    await sent()
    const asked = workers[1]!.asked.find((one) => one.do === 'beat')!
    workers[1]!.onmessage!({ data: [{ told: 'beat', beat: asked.beat, open: 7 }] })
    expect(await counted).toBe(7)
    drawings.close()
  })
  it('gives a worker that dies long after another chance', () => {
    const { drawings, workers, pass } = page()
    workers[0]!.onerror!()
    pass(DEATH_WINDOW + 1)
    workers[1]!.onerror!()
    expect(workers).toHaveLength(3)
    expect(drawings.where()).toBe('worker')
    drawings.close()
  })
  it('takes silence for death, and any word for life', async () => {
    const { drawings, workers } = page()
    for (let beat = 0; beat < MISSED_BEATS * 3; beat += 1) {
      await vi.advanceTimersByTimeAsync(BEAT)
      workers[0]!.onmessage!({ data: [{ told: 'beat', beat, open: 0 }] })
    }
    expect(workers).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(BEAT * (MISSED_BEATS + 2))
    expect(workers.length).toBeGreaterThan(1)
    drawings.close()
  })
  it('draws on the main thread where there is no OffscreenCanvas', async () => {
    const { drawings, main } = page(false)
    drawings.mount(host(), size, sketch('any'), listener)
    await vi.advanceTimersByTimeAsync(0)
    expect(main.map((one) => one.do)).toEqual(['fonts', 'open'])
    drawings.close()
  })
})
