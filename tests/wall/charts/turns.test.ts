import { expect, it } from 'vitest'
import { takeTurns } from '#wall/charts/turns.ts'

const frames = () => {
  let now = 0
  const waiting: (() => void)[] = []
  return {
    spend: (ms: number) => (now += ms),
    step: () => waiting.shift()?.(),
    waiting,
    frames: { now: () => now, next: (run: () => void) => void waiting.push(run) },
  }
}

it('spreads work over frames by its budget', () => {
  const clock = frames()
  const turns = takeTurns(clock.frames, 6)
  const drawn: number[] = []
  for (const chart of [1, 2, 3, 4, 5])
    turns.ask(chart, () => {
      drawn.push(chart)
      clock.spend(3)
    })
  clock.step()
  expect(drawn).toEqual([1, 2])
  clock.step()
  clock.step()
  expect(drawn).toEqual([1, 2, 3, 4, 5])
  expect(clock.waiting).toHaveLength(0)
})
it('draws the latest of one owner only', () => {
  const clock = frames()
  const turns = takeTurns(clock.frames, 6)
  const drawn: string[] = []
  turns.ask(1, () => void drawn.push('old'))
  turns.ask(1, () => void drawn.push('new'))
  clock.step()
  expect(drawn).toEqual(['new'])
})
it('forgets who left', () => {
  const clock = frames()
  const turns = takeTurns(clock.frames, 6)
  const drawn: number[] = []
  turns.ask(1, () => void drawn.push(1))
  turns.forget(1)
  clock.step()
  expect(drawn).toEqual([])
})
it('always does at least one, however dear', () => {
  const clock = frames()
  const turns = takeTurns(clock.frames, 6)
  let drawn = 0
  for (const chart of [1, 2])
    turns.ask(chart, () => {
      drawn += 1
      clock.spend(500)
    })
  clock.step()
  expect(drawn).toBe(1)
})
