import type { PointsAsked, PointsTold } from '#wall/map/points/messages.ts'
import { openPointDesk } from '#wall/map/points/pointDesk.ts'
import { openPoints, type PointSeat } from '#wall/map/points/points.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const look = { zoom: 1, box: null, about: [] }
const four = [0, 1, 2, 3].map((at) => ({ id: `p${at}`, at: [at * 300, 10] as const, rank: at }))

/** Workers that answer when they are let, and die when they are told to. */
const workers = () => {
  const opened: { asked: PointsAsked[]; answer: boolean; die: () => void; closed: boolean }[] = []
  let inPage = 0
  const seat = (told: (told: PointsTold) => void, died: () => void, answers: boolean): PointSeat => {
    const desk = openPointDesk((come) => one.answer && !one.closed && queueMicrotask(() => told(come)))
    const one = { asked: [] as PointsAsked[], answer: answers, die: died, closed: false }
    opened.push(one)
    return {
      ask: (asked) => {
        one.asked.push(asked)
        if (one.answer) desk(structuredClone(asked))
      },
      close: () => void (one.closed = true),
    }
  }
  const parts = (answers: readonly boolean[]) => ({
    worker: (told: (told: PointsTold) => void, died: () => void) => seat(told, died, answers[opened.length] ?? true),
    page: async (told: (told: PointsTold) => void) => {
      inPage += 1
      const take = openPointDesk(told)
      return { ask: take, close: () => {} }
    },
  })
  return { opened, parts, inPage: () => inPage }
}

describe('points', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('come back as clusters, and only what changed is sent', async () => {
    const { opened, parts } = workers()
    const points = openPoints(parts([]))
    const set = points.open()
    set.change(four, [])
    expect((await set.look(look))!.map(({ key }) => key)).toEqual(['p0', 'p1', 'p2', 'p3'])
    set.change([{ id: 'p0', at: [5, 5], rank: 4 }], ['p3'])
    expect((await set.look(look))!.map(({ key, rank }) => [key, rank])).toEqual([
      ['p0', 4],
      ['p1', 1],
      ['p2', 2],
    ])
    const changes = opened[0]!.asked.flatMap((asked) => (asked.do === 'change' ? [asked.change.ids] : []))
    expect(changes.map((ids) => ids.length)).toEqual([4, 1])
    expect(await set.opensAt(look, 'p1')).toBeGreaterThan(24)
    points.close()
  })

  it('answer the newest look only, one after the other', async () => {
    const { opened, parts } = workers()
    const points = openPoints(parts([]))
    const set = points.open()
    set.change(four, [])
    const looks = [1, 2, 4, 8, 16].map((zoom) => set.look({ ...look, zoom }))
    const answers = await Promise.all(looks)
    expect(answers.map((answer) => answer?.length ?? null)).toEqual([null, null, null, null, 4])
    expect(opened[0]!.asked.filter((asked) => asked.do === 'look')).toHaveLength(2)
    points.close()
  })

  it('come back when the worker dies: all that was told is told to the next', async () => {
    const { opened, parts } = workers()
    const points = openPoints(parts([true, true]))
    const set = points.open()
    set.change(four, [])
    await set.look(look)
    set.change([], ['p1'])
    opened[0]!.answer = false
    const asked = set.look(look)
    await vi.advanceTimersByTimeAsync(0)
    opened[0]!.die()
    expect((await asked)!.map(({ key }) => key)).toEqual(['p0', 'p2', 'p3'])
    expect(opened[0]!.closed).toBe(true)
    points.close()
  })

  it('come back when the worker was ended in silence', async () => {
    const { opened, parts, inPage } = workers()
    const points = openPoints(parts([false, true]))
    const set = points.open()
    set.change(four, [])
    const asked = set.look(look)
    await vi.advanceTimersByTimeAsync(6000)
    expect((await asked)!).toHaveLength(4)
    expect(opened).toHaveLength(2)
    expect(inPage()).toBe(0)
    points.close()
  })

  it('are gathered in the page where no worker lives', async () => {
    const { opened, parts, inPage } = workers()
    const points = openPoints(parts([false, false, false]))
    const set = points.open()
    set.change(four, [])
    const asked = set.look(look)
    await vi.advanceTimersByTimeAsync(12_000)
    expect((await asked)!).toHaveLength(4)
    set.change([], ['p0'])
    expect((await set.look(look))!).toHaveLength(3)
    expect([opened.length, inPage()]).toEqual([2, 1])
    points.close()
  })

  it('leave nobody waiting when a set or all is closed', async () => {
    const { parts } = workers()
    const points = openPoints(parts([false]))
    const set = points.open()
    const other = points.open()
    const looks = [set.look(look), set.look(look)]
    set.close()
    expect(await Promise.all(looks)).toEqual([null, null])
    const last = other.opensAt(look, 'a')
    points.close()
    expect(await last).toBe(Infinity)
    expect(vi.getTimerCount()).toBe(0)
  })
})
