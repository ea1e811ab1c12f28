import { PAUSE, useLosses } from '#wall/widgets/scene3d/useLosses.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('draws anew after a lost context, rests after the second in a short time, and then begins again, for months', () => {
  const scope = effectScope()
  const { round, broken, lose } = scope.run(() => useLosses(() => Date.now()))!
  for (let month = 0; month < 5; month++) {
    const before = round.value
    lose()
    expect([round.value, broken.value]).toEqual([before + 1, false])
    vi.advanceTimersByTime(1000)
    lose()
    expect([round.value, broken.value]).toEqual([before + 2, true])
    vi.advanceTimersByTime(PAUSE - 1)
    expect(broken.value).toBe(true)
    vi.advanceTimersByTime(1)
    expect([round.value, broken.value]).toEqual([before + 3, false])
    vi.advanceTimersByTime(30 * 86_400_000)
  }
  scope.stop()
  expect(vi.getTimerCount()).toBe(0)
})

it('never rests where contexts are lost far between', () => {
  const scope = effectScope()
  const { broken, lose } = scope.run(() => useLosses(() => Date.now()))!
  for (let week = 0; week < 20; week++) {
    lose()
    expect(broken.value).toBe(false)
    vi.advanceTimersByTime(PAUSE)
  }
  scope.stop()
})
