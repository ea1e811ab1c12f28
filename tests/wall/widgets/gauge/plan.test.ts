import { describe, expect, it } from 'vitest'
import { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { arcPath, onArc, planGauge } from '#wall/widgets/gauge/plan.ts'
import { stateOf } from '../../../helpers/stateOf.ts'

const said = { language: 'zh' as const, zone: 'Asia/Shanghai', now: Date.parse('2026-11-21T09:42:15+08:00') }
const indicator = Indicator.parse({
  id: 'economy.gdp',
  title: { zh: '地区生产总值', en: 'GRP' },
  definition: { zh: '口径', en: 'x' },
  department: 'stats',
  unit: '',
  decimals: 1,
  better: 'higher',
  grain: 'month',
  scope: { root: '500000', tier: 'district' },
  rollUp: { method: 'never' },
  source: 'x',
})
const plan = (state: Partial<State>) => planGauge({ indicator, state: stateOf(state), official: undefined }, '名', said)
const target = (kind: 'value' | 'limit' | 'growth', value: number, due: number | null) => ({ value, kind, due, source: 'x' })

describe('planGauge', () => {
  it('shows the share done, what is due by now, and the gap', () =>
    expect(plan({ value: 70, target: target('value', 100, 75) })).toMatchObject({
      kind: 'target',
      share: 0.7,
      tick: 0.75,
      done: '70.0%',
      due: '75.0%',
      gap: '欠进度 5.0',
      bad: true,
    }))
  it('has no tick where the path does not say', () =>
    expect(plan({ value: 70, target: target('value', 100, null) })).toMatchObject({ tick: null, due: '', gap: '', bad: false }))
  it('puts a limit at three quarters of the arc', () => {
    expect(plan({ value: 35, target: target('limit', 35, 35) })).toMatchObject({
      kind: 'limit',
      share: 0.75,
      tick: 0.75,
      done: '100.0%',
      bad: false,
    })
    expect(plan({ value: 42, target: target('limit', 35, 35) })).toMatchObject({ bad: true, gap: '超限 7.0' })
  })
  it('draws no gauge without a target, or without a value', () => {
    expect(plan({ value: 70 }).kind).toBe('none')
    expect(plan({ value: null, target: target('value', 100, 75) }).kind).toBe('none')
    expect(plan({ value: 70, freshness: 'lost', target: target('value', 100, 75) }).kind).toBe('none')
    expect(plan({ value: 70, target: target('value', 0, 0) }).kind).toBe('none')
  })
  it('never leaves the arc', () =>
    expect(plan({ value: 500, target: target('value', 100, 75) })).toMatchObject({ share: 1, done: '500.0%' }))
})

describe('the arc', () => {
  it('opens at the bottom and is highest in the middle', () => {
    const [left, top, right] = [onArc(0, 100), onArc(0.5, 100), onArc(1, 100)]
    expect(left[0]).toBeCloseTo(-right[0], 6)
    expect(left[1]).toBeCloseTo(right[1], 6)
    expect(left[1]).toBeGreaterThan(0)
    expect(top[0]).toBeCloseTo(0, 6)
    expect(top[1]).toBeCloseTo(-100, 6)
  })
  it('takes the long way only beyond half a turn', () => {
    expect(arcPath(0, 0.7, 100)).toContain('0 0 1')
    expect(arcPath(0, 0.8, 100)).toContain('0 1 1')
    expect(arcPath(0.3, 0.3, 100)).toBe('')
  })
})
