import { describe, expect, it } from 'vitest'
import type { State } from '#contract/state.ts'
import { heatText, planHeat } from '#wall/widgets/heat/plan.ts'
import { stateOf } from '../../../helpers/stateOf.ts'
import { declare } from '../declare.ts'

const columns = [
  { indicator: declare(), name: '增速' },
  { indicator: declare({ unit: '元', scale: 1e4, decimals: 0 }), name: '产值' },
]
const cell = (value: number | null, rest: Partial<State> = {}) => stateOf({ value, ...rest })
const rows = [
  { key: '1', name: '甲', states: [cell(0), cell(2_400_000)] },
  { key: '2', name: '乙', states: [cell(7, { level: 'red' }), cell(null)] },
  { key: '3', name: '丙', states: [cell(3.4), cell(12_000)] },
  { key: '4', name: '丁', states: [cell(6.9), undefined] },
]
const plan = (rest: object = {}) => planHeat({ columns, rows, room: 12, page: 0, language: 'zh', ...rest })

describe('a heat table', () => {
  it('colours each value by its place in its own column', () => {
    const made = plan()!
    expect(made.rows.map((row) => row.cells.map((one) => one.step))).toEqual([
      [0, 6],
      [6, null],
      [3, 0],
      [6, null],
    ])
  })
  it('brings a column to one scale, its unit once', () => {
    const made = plan()!
    expect(made.columns).toEqual([
      { name: '增速', unit: '%' },
      { name: '产值', unit: '亿元' },
    ])
    expect(made.rows.map((row) => row.cells[1]!.figure)).toEqual(['240.0', '—', '1.2', '—'])
  })
  it('keeps levels, and says which and whether any is missing', () => {
    const made = plan()!
    expect(made.rows[1]!.cells[0]).toMatchObject({ level: 'red', figure: '7.0' })
    expect([made.levels, made.missing]).toEqual([['red'], true])
  })
  it('takes a lost value for no value', () => {
    const made = plan({ rows: [rows[0]!, { key: '5', name: '断', states: [cell(99, { freshness: 'lost', level: 'red' }), cell(1)] }] })!
    expect(made.rows[1]!.cells[0]).toMatchObject({ figure: '—', step: null, reason: '断线', level: 'normal' })
  })
  it('puts a column of one value in the middle', () => {
    const same = [0, 1].map((at) => ({ key: `${at}`, name: `${at}`, states: [cell(5)] }))
    expect(plan({ columns: columns.slice(0, 1), rows: same })!.rows.map((row) => row.cells[0]!.step)).toEqual([3, 3])
  })
  it('pages what does not fit, the gravest first, the last page as full as the others, colours of all', () => {
    const first = plan({ room: 3 })!
    expect([first.rows.map((row) => row.name), first.from, first.all]).toEqual([['乙', '甲', '丙'], 0, 4])
    const second = plan({ room: 3, page: 1 })!
    expect([second.rows.map((row) => row.name), second.from]).toEqual([['甲', '丙', '丁'], 1])
    expect(second.rows[0]!.cells[0]!.step).toBe(0)
    expect(plan({ room: 3, page: 2 })!.from).toBe(0)
  })
  it('is nothing when nothing has a value', () => {
    expect(plan({ rows: [] })).toBeNull()
    expect(plan({ rows: [{ key: '1', name: '甲', states: [cell(null), undefined] }] })).toBeNull()
  })
  it('says the gravest first, with unit and level', () =>
    expect(heatText('一览', plan(), '', 'zh')).toBe(
      '一览: 乙 增速 7.0 % 红, 产值 缺报; 甲 增速 0.0 %, 产值 240.0 亿元; 丙 增速 3.4 %, 产值 1.2 亿元; 丁 增速 6.9 %, 产值 缺报',
    ))
})
