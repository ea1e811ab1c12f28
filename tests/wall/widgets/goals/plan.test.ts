import { describe, expect, it } from 'vitest'
import { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { fitGoals, needOf } from '#wall/widgets/goals/fit.ts'
import { planGoals } from '#wall/widgets/goals/plan.ts'
import { stateOf } from '../../../helpers/stateOf.ts'

const said = { language: 'zh' as const, zone: 'Asia/Shanghai', now: Date.parse('2026-11-21T09:42:15+08:00') }
const indicator = Indicator.parse({
  id: 'economy.gdp',
  title: { zh: '地区生产总值', en: 'GRP' },
  definition: { zh: '口径', en: 'x' },
  department: 'stats',
  unit: '',
  better: 'higher',
  grain: 'month',
  scope: { root: '500000', tier: 'district' },
  rollUp: { method: 'never' },
  source: 'x',
})
const goals = [
  {
    title: { zh: '平安', en: 'Safety' },
    figures: [{ indicator: 'economy.gdp' }, { indicator: 'economy.jobs' }, { indicator: 'economy.none' }],
  },
]
const plan = (levels: Record<string, State['level']>, parts: Partial<State>[]) =>
  planGoals(
    goals,
    (id) => (id === 'economy.none' ? null : { indicator, state: stateOf({ level: levels[id] ?? 'normal' }), official: undefined }),
    () => parts.map((part, at) => stateOf({ region: `r${at}`, ...part })),
    said,
  )[0]!

describe('planGoals', () => {
  it('takes the gravest of its figures, and counts them', () =>
    expect(plan({ 'economy.jobs': 'orange' }, [])).toMatchObject({ title: '平安', level: 'orange', ok: 1, bad: 1 }))
  it('leaves out what is not declared', () => expect(plan({}, []).figures).toHaveLength(2))
  it('shows every child region, and names those at a level, the gravest first', () => {
    const [figure] = plan({}, [{}, { level: 'blue' }, { level: 'red' }, { value: null }, { freshness: 'lost', level: 'red' }]).figures
    expect(figure?.parts.map((part) => part.level)).toEqual(['normal', 'blue', 'red', 'missing', 'missing'])
    expect(figure?.bad).toEqual([
      { region: 'r2', level: 'red' },
      { region: 'r1', level: 'blue' },
    ])
  })
})

describe('needOf', () => {
  it('counts of a long unit what cannot be broken: it takes two lines before the name does', () => {
    expect(needOf('Beds', 0, '31.3', 'beds/1,000 people')).toBe(needOf('Beds', 0, '31.3', 'beds/1,000'))
    expect(needOf('设施', 0, '34.5', '平方米/百户')).toBe(needOf('设施', 0, '34.5', '平方米/'))
    expect(needOf('设施', 58, '34.5', '')).toBe(needOf('设施', 0, '34.5', '') + 58)
  })
})

describe('fitGoals', () => {
  const goals = (...figures: number[]) => figures.map((count) => Array.from({ length: count }, () => 150))
  it('sets goals side by side while there is room', () =>
    expect(fitGoals(goals(3, 3, 3), 926, 334)).toMatchObject({ columns: 3, goals: 3, figures: 3 }))
  it('shows all four figures where they fit, and shares the room that is left', () => {
    expect(fitGoals(goals(4, 4, 3, 4, 3, 2), 1824, 350)).toMatchObject({ columns: 6, goals: 6, figures: 4, air: 12 })
    expect(fitGoals(goals(2), 400, 1000)).toMatchObject({ figures: 2, air: 26 })
  })
  it('gives a name that is too long two lines, and the others none', () => {
    const long = goals(4, 4)
    long[1]![0] = 400
    expect(fitGoals(long, 600, 330)).toMatchObject({ columns: 2, figures: 4, air: 1 })
    expect(fitGoals(long, 600, 320)).toMatchObject({ columns: 2, figures: 3 })
  })
  it('makes columns narrower when that brings all on one page', () => {
    expect(fitGoals(goals(4, 4, 4, 4, 4, 4), 1464, 370)).toMatchObject({ columns: 6, goals: 6 })
    expect(fitGoals(goals(4, 4, 3, 4, 3, 2), 984, 614)).toMatchObject({ columns: 3, goals: 6, figures: 4 })
  })
  it('pages goals, and cuts the figures of one that is too large', () => {
    expect(fitGoals(goals(3, 3, 3, 3, 3), 600, 250)).toMatchObject({ columns: 2, goals: 2, figures: 3 })
    expect(fitGoals(goals(8), 400, 250)).toMatchObject({ columns: 1, goals: 1, figures: 3 })
    expect(fitGoals([], 400, 20)).toMatchObject({ columns: 1, goals: 1, figures: 1 })
  })
})
