import { describe, expect, it } from 'vitest'
import { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { planTable, type TableFigure } from '#wall/widgets/table/plan.ts'
import { stateOf } from '../../../helpers/stateOf.ts'

const said = { language: 'zh' as const, zone: 'Asia/Shanghai', now: Date.parse('2026-11-21T09:42:15+08:00') }
const figure = (values: Record<string, Partial<State>>, given: Partial<Indicator> = {}): TableFigure => ({
  indicator: Indicator.parse({
    id: 'economy.gdp',
    title: { zh: '地区生产总值', en: 'GRP' },
    definition: { zh: '口径', en: 'x' },
    department: 'stats',
    unit: '元',
    scale: 1e8,
    decimals: 1,
    better: 'higher',
    grain: 'month',
    scope: { root: '500000', tier: 'district' },
    rollUp: { method: 'never' },
    source: 'x',
    ...given,
  }),
  stateOf: (region) => (values[region] ? stateOf({ region, ...values[region] }) : undefined),
})
const plan = (one: TableFigure, sort: 'order' | 'best' | 'worst' = 'order') => planTable([one], ['a', 'b', 'c', 'd'], 'whole', sort, said)

describe('planTable', () => {
  const values = { whole: { value: 60 }, a: { value: 10 }, b: { value: 30 }, c: { value: null }, d: { value: 20 } }
  it('puts one scale and one unit to a column', () => {
    const { columns, rows, whole } = plan(figure(values))
    expect(columns).toEqual([{ key: 'economy.gdp|', name: '地区生产总值', unit: '亿元' }])
    expect(rows.map((row) => row.cells[0]?.text)).toEqual(['10.0', '30.0', '—', '20.0'])
    expect(whole?.cells[0]?.text).toBe('60.0')
  })
  it.each([
    ['order', 'higher', ['a', 'b', 'c', 'd']],
    ['best', 'higher', ['b', 'd', 'a', 'c']],
    ['worst', 'higher', ['a', 'd', 'b', 'c']],
    ['best', 'lower', ['a', 'd', 'b', 'c']],
    ['worst', 'lower', ['b', 'd', 'a', 'c']],
  ] as const)('sorts by %s where %s is better, what is missing last', (sort, better, regions) =>
    expect(plan(figure(values, { better }), sort).rows.map((row) => row.region)).toEqual(regions),
  )
  it('shows nothing of a lost link, marks late ones and levels', () => {
    const { rows } = plan(
      figure({
        a: { value: 1, freshness: 'lost' },
        b: { value: 2, freshness: 'late', level: 'red' },
        d: { value: 3, simulated: true, quality: 'estimated' },
      }),
    )
    expect(rows.map((row) => row.cells[0])).toMatchObject([
      { text: '—' },
      { text: '2.0', late: true, level: 'red' },
      { text: '—', tags: [] },
      { text: '3.0', tags: ['估'] },
    ])
  })
  it('has no row of the whole where it has no figure', () => expect(plan(figure({ a: { value: 1 } })).whole).toBeNull())
  it('stands without any figure at all', () =>
    expect(planTable([], ['a'], 'whole', 'best', said)).toMatchObject({ columns: [], whole: null, rows: [{ region: 'a', cells: [] }] }))
})
