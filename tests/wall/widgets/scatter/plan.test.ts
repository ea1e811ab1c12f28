import { describe, expect, it } from 'vitest'
import type { State } from '#contract/state.ts'
import { TOKENS } from '#wall/theme/tokens.ts'
import { type Box, meets, placeLabels } from '#wall/widgets/scatter/labels.ts'
import { scatterOption } from '#wall/widgets/scatter/option.ts'
import { planScatter, scatterText } from '#wall/widgets/scatter/plan.ts'
import { stateOf } from '../../../helpers/stateOf.ts'
import { declare } from '../declare.ts'

const x = { indicator: declare({ id: 'economy.a' }), name: '增速' }
const y = { indicator: declare({ id: 'economy.b', better: 'lower', unit: '件', decimals: 0 }), name: '警情' }
const source = (key: string, a: number | null, b: number | null, rest: Partial<State> = {}) => ({
  key,
  name: key,
  x: stateOf({ value: a, ...rest }),
  y: stateOf({ value: b }),
  size: undefined,
  past: null as null | { x: (readonly [string, number | null])[]; y: (readonly [string, number | null])[] },
})
const crowd = Array.from({ length: 9 }, (_, at) => source(`区${at}`, 5 + at * 0.1, 40 + at))
const plan = (sources: ReturnType<typeof source>[], rest: object = {}) =>
  planScatter({ x, y, size: null, sources, trail: 0, names: 3, chosen: '', language: 'zh', ...rest })
const named = (made: ReturnType<typeof plan>): string[] =>
  made!.points
    .filter((one) => one.named)
    .map((one) => one.name)
    .sort()

describe('a scatter', () => {
  it('is cut at the medians of both', () => {
    const made = plan(crowd)!
    expect([made.x.median, made.y.median]).toEqual([5.4, 44])
    expect([made.x.better, made.y.better]).toEqual([1, -1])
  })
  it('names only outliers, those at a level and the chosen one', () => {
    const sources = [...crowd, source('远', 9, 44), source('橙', 5.4, 44, { level: 'orange' })]
    expect(named(plan(sources))).toEqual(['橙 橙', '远'])
    expect(named(plan(sources, { chosen: '区4' }))).toEqual(['区4', '橙 橙', '远'])
    expect(named(plan(sources, { names: 1 }))).toEqual(['橙 橙'])
  })
  it('names all where all fit', () => expect(named(plan(crowd.slice(0, 3)))).toEqual(['区0', '区1', '区2']))
  it('leaves out who lacks one of the two, or is lost, and counts them', () => {
    const made = plan([...crowd, source('缺', null, 3), source('断', 5, 3, { freshness: 'lost' })])!
    expect([made.points.length, made.all]).toEqual([9, 11])
  })
  it('trails from the oldest to now, without the holes', () => {
    const past = {
      x: [
        ['2026-07', 1],
        ['2026-08', 2],
        ['2026-09', null],
        ['2026-10', 5],
      ] as const,
      y: [
        ['2026-07', 10],
        ['2026-08', 20],
        ['2026-09', 30],
        ['2026-10', 40],
      ] as const,
    }
    const made = plan([{ ...source('甲', 5, 40), past: { x: [...past.x], y: [...past.y] } }], { trail: 3 })!
    expect(made.points[0]!.trail).toEqual([
      [1, 10],
      [2, 20],
      [5, 40],
    ])
  })
  it('does not trail across two grains', () => {
    const hourly = { indicator: declare({ grain: 'hour' }), name: '时' }
    expect(plan(crowd, { x: hourly, trail: 3 })!.trails).toBe(false)
  })
  it('is nothing where nobody has both', () => expect(plan([source('甲', 1, null), source('乙', null, 1)])).toBeNull())
  it('says medians with units, then those named', () =>
    expect(scatterText('图', plan(crowd.slice(0, 1)), { none: '', median: '中位' })).toBe(
      '图; 增速 中位 5.0 %; 警情 中位 40 件; 区0, 增速  5.0%, 警情  40 件',
    ))
  it('has no axis below zero for what is nowhere negative', () => {
    const low = (values: number[]): unknown => {
      const made = plan(values.map((value, at) => source(`区${at}`, value, 40 + at)))!
      return (
        scatterOption(made, { width: 381, height: 250, ratio: 1 }, { tokens: TOKENS.night, u: 1 }, 'zh') as { xAxis: { min: number } }
      ).xAxis.min
    }
    expect(low([0.2, 1, 30])).toBe(0)
    expect(low([-3, 1, 30])).toBeLessThan(0)
  })
  it('can be sent to another thread', () => {
    const sources = [...crowd, ...['远', '近', '高', '低'].map((name, at) => source(name, 9 - at * 0.05, 44 + at * 0.2))]
    const size = { width: 381, height: 250, ratio: 1 }
    const option = scatterOption(plan(sources, { names: 8 })!, size, { tokens: TOKENS.night, u: 1 }, 'zh')
    expect(structuredClone(option)).toEqual(option)
  })
})

describe('places of labels', () => {
  const bounds: Box = { left: 0, top: 0, right: 300, bottom: 200 }
  const boxOf = (at: { x: number; y: number }, width: number): Box => ({
    left: at.x,
    top: at.y - 10,
    right: at.x + width,
    bottom: at.y + 10,
  })
  it('never meet each other, an obstacle or the rim, however close the points', () => {
    const wishes = Array.from({ length: 80 }, (_, at) => ({ x: 150 + (at % 5) * 6, y: 100 + Math.floor(at / 5), r: 4, width: 40 }))
    const obstacle = { left: 160, top: 60, right: 220, bottom: 90 }
    const placed = placeLabels(wishes, 20, [], [obstacle], bounds).flatMap((at) => (at === null ? [] : [boxOf(at, 40)]))
    expect(placed.length).toBeGreaterThan(3)
    expect(placed.length).toBeLessThan(80)
    placed.forEach((one, at) => {
      expect(meets(one, obstacle)).toBe(false)
      expect(placed.slice(at + 1).some((other) => meets(one, other))).toBe(false)
      expect(one.left >= 0 && one.right <= 300 && one.top >= 0 && one.bottom <= 200).toBe(true)
    })
  })
  it('stand away on a leader where a crowd leaves none beside the point', () => {
    const crowd = [0, 1].flatMap(() => [{ left: 100, top: 75, right: 200, bottom: 125 }])
    const [placed] = placeLabels([{ x: 150, y: 100, r: 4, width: 40 }], 20, crowd, [], bounds)
    expect(placed!.leader).not.toBeNull()
    expect(placed!.y + 10 <= 75 || placed!.y - 10 >= 125 || placed!.x + 40 <= 100 || placed!.x >= 200).toBe(true)
    expect(placeLabels([{ x: 150, y: 100, r: 4, width: 40 }], 20, [], [], bounds)[0]!.leader).toBeNull()
  })
  it('give way rather than cover two points', () => {
    const point = { left: 0, top: 0, right: 300, bottom: 200 }
    expect(placeLabels([{ x: 150, y: 100, r: 4, width: 40 }], 20, [point, point], [], bounds)).toEqual([null])
    expect(placeLabels([{ x: 150, y: 100, r: 4, width: 40 }], 20, [point], [], bounds)[0]).not.toBeNull()
  })
})
