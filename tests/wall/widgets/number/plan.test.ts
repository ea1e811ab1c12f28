import { describe, expect, it } from 'vitest'
import type { PanelOf } from '#contract/scene.ts'
import { planNumber } from '#wall/widgets/number/plan.ts'
import { stateOf } from '../../../helpers/stateOf.ts'
import { declare, NOW } from '../declare.ts'

const panel = { frame: 'cell', options: { size: 'headline', spark: 0 } } as PanelOf<'number'>
const subject = {
  indicator: declare({ unit: '亿元', grain: 'quarter' }),
  state: stateOf({
    value: 25303.3,
    period: { start: '2026-07-01T00:00:00+08:00', end: '2026-10-01T00:00:00+08:00', label: '2026-Q3', until: null },
    previous: { value: 24000, basis: 'last_year', period: stateOf().period! },
    target: { value: 35800, kind: 'value', due: 25800, source: 'x' },
  }),
  official: undefined,
}
const said = { language: 'zh' as const, zone: 'Asia/Shanghai', now: NOW }

describe('planNumber', () => {
  it('lets the target give way to the change before a headline shrinks', () => {
    const narrow = planNumber(subject, panel, '产值', said, [288, 152])
    expect(narrow.fit).toMatchObject({ change: 'line' })
    expect(narrow.fit.figure).toBeGreaterThanOrEqual(52)
    expect(narrow.line!.left).toBe('')
    const today = {
      ...subject,
      state: {
        ...subject.state,
        value: 9226,
        simulated: true,
        target: null,
        previous: { ...subject.state.previous!, basis: 'same_time_previous' as const },
      },
    }
    const short = planNumber(
      { ...today, indicator: declare({ unit: '起', decimals: 0, grain: 'day' }) },
      panel,
      'Calls',
      { ...said, language: 'en' },
      [360, 168],
    )
    expect(short.change!.base).toBe('vs yesterday')
    expect(short.fit.figure).toBeGreaterThanOrEqual(60)
    const week = { ...today.state, value: 450, previous: { ...today.state.previous, basis: 'same_time_weekday' as const } }
    const kept = planNumber(
      { ...today, indicator: declare({ unit: '户', decimals: 0, grain: 'day' }), state: week },
      panel,
      'New entities',
      { ...said, language: 'en' },
      [288, 152],
    )
    expect(kept.fit.change).not.toBe('none')
    const roomy = planNumber(subject, panel, '产值', said, [504, 168])
    expect(roomy.line!.left).toBe('目标 35,800 亿元 · 欠进度 496.7 亿元')
  })
})
