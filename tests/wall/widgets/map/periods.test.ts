import { planPeriods, wordedTicks } from '#wall/widgets/map/periods.ts'
import { stateIn } from '#wall/widgets/map/stateIn.ts'
import { describe, expect, it } from 'vitest'
import { stateOf } from '../../../helpers/stateOf.ts'

const series = new Map([
  [
    'a',
    [
      ['2019', 1],
      ['2020', 2],
      ['2021', 3],
    ] as const,
  ],
  [
    'b',
    [
      ['2020', null],
      ['2021', 30],
      ['2022', 40],
    ] as const,
  ],
])

describe('periods', () => {
  it('has the newest periods that any unit knows, in their order', () => {
    expect(planPeriods(series, 3, null).labels).toEqual(['2020', '2021', '2022'])
    expect(planPeriods(series, 9, '2020').labels).toEqual(['2019', '2020'])
    expect(planPeriods(new Map(), 3, null).labels).toEqual([])
  })
  it('leaves missing missing, and never takes a neighbouring period for it', () => {
    const { valueOf } = planPeriods(series, 4, null)
    expect(valueOf('b', '2020')).toBeNull()
    expect(valueOf('b', '2019')).toBeNull()
    expect(valueOf('a', '2022')).toBeNull()
    expect(valueOf('a', '2020')).toBe(2)
  })
  it('gives the ramp the values of the periods shown, and no others', () => {
    expect([...planPeriods(series, 2, null).all].sort((a, b) => a - b)).toEqual([3, 30, 40])
  })
  it('words the last tick, and no two that would touch', () => {
    expect(wordedTicks(12, 800, 100)).toContain(11)
    for (const [count, room] of [
      [6, 800],
      [12, 500],
      [60, 400],
      [2, 100],
      [1, 100],
    ] as const) {
      const ticks = wordedTicks(count, room, 100)
      for (let at = 1; at < ticks.length && count > 2; at += 1)
        expect(((ticks[at]! - ticks[at - 1]!) * room) / (count - 1)).toBeGreaterThanOrEqual(99)
    }
    expect(wordedTicks(0, 100, 10)).toEqual([])
  })
  it('shows a past figure without the present level, target and comparison', () => {
    const state = { ...stateOf(), level: 'red' as const, previous: null }
    expect(stateIn(state, '2020', 7)).toMatchObject({ value: 7, level: 'normal', target: null, lastYear: null, reason: null })
    expect(stateIn(state, '2020', null)).toMatchObject({ value: null, reason: 'never_reported' })
  })
})
