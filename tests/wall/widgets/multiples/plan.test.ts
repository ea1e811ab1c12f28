import { describe, expect, it } from 'vitest'
import type { State } from '#contract/state.ts'
import type { Point } from '#wall/stores/points.ts'
import { gridOf } from '#wall/widgets/multiples/columns.ts'
import { drawCell } from '#wall/widgets/multiples/draw.ts'
import { multiplesText, planMultiples } from '#wall/widgets/multiples/plan.ts'
import { stateOf } from '../../../helpers/stateOf.ts'
import { declare, NOW, ZONE } from '../declare.ts'

const source = (key: string, points: Point[], rest: Partial<State> = {}) => ({
  key,
  name: key,
  points,
  state: stateOf({ region: key, value: points.at(-1)?.[1] ?? null, ...rest }),
})
const three = [
  source('甲', [
    ['2026-08', 2],
    ['2026-09', 3],
    ['2026-10', 4],
  ]),
  source(
    '乙',
    [
      ['2026-08', 12],
      ['2026-09', null],
      ['2026-10', 9],
    ],
    { level: 'orange' },
  ),
  source('丙', [
    ['2026-09', 7],
    ['2026-10', 1],
  ]),
]
const plan = (sources = three, rest: object = {}) =>
  planMultiples({
    indicator: declare(),
    sources,
    options: { shape: 'line', periods: 24 },
    room: 9,
    language: 'zh',
    zone: ZONE,
    now: NOW,
    until: null,
    ...rest,
  })

describe('small multiples', () => {
  it('stand in their order on one axis', () => {
    const made = plan()!
    expect(made.cells.map((one) => [one.name, one.figure])).toEqual([
      ['甲', '4.0'],
      ['乙', '9.0'],
      ['丙', '1.0'],
    ])
    expect([made.low, made.high]).toEqual([0, 15])
    expect(made.bounds).toEqual(['0', '15'])
  })
  it('hatch a hole, but not the time before a series began', () => {
    const made = plan()!
    expect(made.cells.map((one) => one.gaps)).toEqual([[], [[1, 1]], []])
    expect(made.cells[1]!.values).toEqual([12, null, 9])
  })
  it('choose the gravest, then the worst, where there is no room for all', () => {
    const made = plan(three, { room: 2 })!
    expect(made.cells.map((one) => one.name)).toEqual(['乙', '丙'])
    expect(made.all).toBe(3)
  })
  it('show a lost one as a dash, broken from then on', () => {
    const lost = source(
      '丁',
      [
        ['2026-07', 5],
        ['2026-08', 6],
      ],
      { freshness: 'lost' },
    )
    const cell = plan([three[0]!, lost])!.cells[1]!
    expect(cell).toMatchObject({ figure: '—', reason: '断线', gaps: [[2, 3]] })
  })
  it('hatch one that never reported all along, and never make it 0', () => {
    const cell = plan([three[0]!, source('戊', [])])!.cells[1]!
    expect(cell).toMatchObject({ figure: '—', reason: '缺报', gaps: [[0, 2]] })
  })
  it('are nothing when nothing has a value', () => {
    expect(plan([source('甲', [['2026-10', null]])])).toBeNull()
    expect(plan([])).toBeNull()
  })
  it('end before the day that still adds up, and say its figure so far', () => {
    const today = {
      value: 3,
      period: {
        label: '2026-11-21',
        start: '2026-11-21T00:00:00+08:00',
        end: '2026-11-22T00:00:00+08:00',
        until: '2026-11-21T09:00:00+08:00',
      },
    }
    const daily = source(
      '甲',
      [
        ['2026-11-19', 9],
        ['2026-11-20', 8],
        ['2026-11-21', 3],
      ],
      today,
    )
    const ask = { indicator: declare({ grain: 'day', gather: 'sum' }) }
    expect(plan([daily], ask)!.cells[0]).toMatchObject({ values: [9, 8], figure: '3.0' })
    expect(plan([daily], { ...ask, options: { shape: 'bars', periods: 24 } })!.cells[0]!.values).toEqual([9, 8, 3])
  })
  it('say value, unit and level of each', () =>
    expect(multiplesText('增速', plan(), '暂无数据', 'zh')).toBe('增速: 甲 4.0 %; 乙 9.0 % 橙; 丙 1.0 %'))
})

describe('the grid of small charts', () => {
  const ask = { figure: '1,061', width: 570, height: 790, columns: 3, rows: 4, least: { width: 132, height: 74 } }
  const named = (name: string, count: number) => Array.from({ length: count }, () => name)
  it('keeps the columns asked for where every name fits', () =>
    expect(gridOf({ ...ask, names: named('Housing', 11) })).toEqual({ columns: 3, room: 12 }))
  it('has fewer columns where a name would be cut, and more rows', () =>
    expect(gridOf({ ...ask, names: [...named('Housing', 10), 'Street cleaning and order'] })).toEqual({ columns: 2, room: 12 }))
  it('does not leave charts out for the sake of names', () =>
    expect(gridOf({ ...ask, height: 300, names: named('Street cleaning and order', 11) })).toEqual({ columns: 3, room: 12 }))
  it('has fewer columns in a narrow panel', () => expect(gridOf({ ...ask, width: 300, names: named('甲', 4) }).columns).toBe(2))
})

describe('one small chart', () => {
  const asked = { values: [0, 10, null, 5], gaps: [[2, 2]] as const, shape: 'line' as const, low: 0, high: 10 }
  it('breaks its line at a hole, shows a lone value, and ends with a dot', () => {
    const drawing = drawCell(asked, 108, 50, 1)
    expect(drawing.lines).toEqual(['M4.0 50.0L37.3 0.0', 'M102.5 25.0h3.0'])
    expect(drawing.gaps).toEqual([{ x: expect.closeTo(37.33, 2), y: 0, width: expect.closeTo(66.67, 2), height: 50 }])
    expect(drawing.last).toEqual([104, 25])
  })
  it('stands bars on zero, negative ones below it', () => {
    const { bars, last } = drawCell({ ...asked, values: [10, -5], gaps: [], shape: 'bars', low: -5, high: 10 }, 100, 60, 1)
    expect(bars.map((one) => [one.y, one.height])).toEqual([
      [0, 40],
      [40, 20],
    ])
    expect(last).toBeNull()
  })
})
