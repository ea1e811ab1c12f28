import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { effectScope, ref } from 'vue'
import { given } from '#contract/reply.ts'
import type { Ask } from '#contract/wire.ts'
import { useBoard } from '#wall/stores/board.ts'
import { type SeriesAsk, useHistory } from '#wall/stores/history.ts'
import type { Point } from '#wall/stores/points.ts'
import { stateOf } from '../../helpers/stateOf.ts'

const ask: SeriesAsk = { indicator: 'economy.gdp', region: '500000', last: 3 }
const settle = () => new Promise((done) => setTimeout(done, 0))

let answer: readonly Point[] | null
let asked: Ask<'history'>[]
beforeEach(() => {
  setActivePinia(createPinia())
  asked = []
  answer = [['2026-Q1', 1]]
  useHistory().askBy(async (what) => {
    asked.push(what)
    const points = answer
    return points === null
      ? { ok: false, refusal: { reason: 'busy', message: 'not now' } }
      : given({ indicator: what.indicator, region: what.region, category: null, step: 'quarter', points: points.map(([a, b]) => [a, b]) })
  })
})

/** A widget that shows a series until it leaves. */
const shown = (what: SeriesAsk = ask) => {
  const scope = effectScope()
  const view = scope.run(() => useHistory().series(ref(what)))!
  return { view, leave: () => scope.stop() }
}
const board = (label: string, value: number): void => {
  const frames: (() => void)[] = []
  useBoard().drawnBy((run) => frames.push(run))
  const state = stateOf({ value })
  useBoard().replace({ epoch: 'e', position: 1, full: true, states: [{ ...state, period: { ...state.period!, label } }], gone: [] })
  frames.forEach((run) => run())
}

it('asks once for all that show it', async () => {
  const [one, other] = [shown(), shown()]
  expect(one.view.value.state).toBe('loading')
  await settle()
  expect(asked).toHaveLength(1)
  expect(other.view.value).toEqual({ points: [['2026-Q1', 1]], state: 'ready' })
})
it('shows who comes back what was there, at once, and then what has changed since', async () => {
  shown().leave()
  const first = shown()
  await settle()
  first.leave()
  answer = [
    ['2026-Q1', 2],
    ['2026-Q2', 3],
  ]
  const again = shown()
  expect(again.view.value).toEqual({ points: [['2026-Q1', 1]], state: 'ready' })
  await settle()
  expect(again.view.value.points).toEqual(answer)
})
it('puts no newer value behind a gap: what was left is not continued before it was asked for again', async () => {
  const first = shown()
  await settle()
  first.leave()
  board('2026-Q4', 9)
  answer = [
    ['2026-Q3', 8],
    ['2026-Q4', 9],
  ]
  const again = shown()
  expect(again.view.value.points).toEqual([['2026-Q1', 1]])
  await settle()
  expect(again.view.value.points).toEqual(answer)
})
it('keeps what was there when the gateway refuses, and says so where nothing was', async () => {
  const first = shown()
  await settle()
  first.leave()
  answer = null
  const again = shown()
  const other = shown({ ...ask, region: '500101' })
  await settle()
  expect(again.view.value).toEqual({ points: [['2026-Q1', 1]], state: 'ready' })
  expect(other.view.value.state).toBe('failed')
})
it('keeps a bounded number of what nobody shows, the last left longest', async () => {
  const all = Array.from({ length: 350 }, (_, at) => shown({ ...ask, last: at + 1 }))
  await settle()
  all.forEach((one) => one.leave())
  expect(useHistory().kept.size).toBe(300)
  expect([...useHistory().kept.values()].at(-1)!.asked.last).toBe(350)
})
it('forgets what nobody shows when everything is asked anew', async () => {
  const [left, stays] = [shown(), shown({ ...ask, region: '500101' })]
  await settle()
  left.leave()
  useHistory().renew()
  await settle()
  expect(useHistory().kept.size).toBe(1)
  expect(asked.map(({ region }) => region)).toEqual(['500000', '500101', '500101'])
  expect(stays.view.value.state).toBe('ready')
})
