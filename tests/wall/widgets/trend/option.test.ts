import { describe, expect, it } from 'vitest'
import type { EngineOption } from '#wall/charts/option.ts'
import { TOKENS } from '#wall/theme/tokens.ts'
import { axisOf } from '#wall/widgets/trend/axis.ts'
import { trendOption } from '#wall/widgets/trend/option.ts'
import type { TrendPlan } from '#wall/widgets/trend/plan.ts'

const size = { width: 381, height: 240, ratio: 1 }
const pen = { tokens: TOKENS.night, u: 1 }
const plan = (rest: Partial<TrendPlan> = {}): TrendPlan => ({
  grain: 'month',
  labels: ['2026-07', '2026-08', '2026-09', '2026-10'],
  toDate: false,
  scale: { factor: 1, unit: '%', decimals: 1 },
  shape: 'line',
  series: [{ name: 'CPI', values: [1, null, 2, 3], last: { at: 3, value: 3, text: '3.0' } }],
  ghost: null,
  bands: [],
  target: null,
  gaps: [],
  running: false,
  notes: [],
  dropped: [],
  ...rest,
})
interface Drawn {
  series: { type: string; data: unknown[]; lineStyle?: { color: string; width: number }; step?: string; areaStyle?: { opacity: number } }[]
  graphic: {
    elements: {
      type: string
      style?: { text?: string; fill?: string; lineDash?: number[]; opacity?: number }
      shape?: { x1: number; x2: number; y: number; height: number }
    }[]
  }
  tooltip: { formatter: { lookup: Record<string, string> }; renderMode: string }
  grid: { left: number; width: number; top: number; height: number }
}
const drawn = (one: TrendPlan, at = size): Drawn => trendOption(one, at, pen, 'zh') as EngineOption as unknown as Drawn
const texts = (one: Drawn): string[] => one.graphic.elements.flatMap((element) => element.style?.text ?? [])

describe('a trend’s option', () => {
  it('can be sent to another thread', () => {
    const option = trendOption(
      plan({ ghost: { name: '去年', values: [1, 2, 3, 4] }, gaps: [[1, 1]], target: { at: 2, text: '目标 2.0' } }),
      size,
      pen,
      'zh',
    )
    expect(structuredClone(option)).toEqual(option)
  })
  it('draws main lines at 2.4 in the accent, last year at 1.8 in ghost, never a level’s colour', () => {
    const { series } = drawn(plan({ ghost: { name: '去年', values: [1, 2, 3, 4] } }))
    expect(series.map((one) => [one.lineStyle!.color, one.lineStyle!.width])).toEqual([
      [TOKENS.night.ghost, 1.8],
      [TOKENS.night.accent, 2.4],
    ])
  })
  it('breaks the line at a hole and shows a value that stands alone', () => {
    const { data } = drawn(plan()).series[0]!
    expect(data[1]).toEqual([1, null])
    expect(data[0]).toMatchObject({ value: [0, 1], symbol: 'circle' })
    expect(data[2]).toEqual([2, 2])
  })
  it('fades the running bar and steps last year over bars', () => {
    const bars = drawn(plan({ shape: 'bars', running: true, ghost: { name: '上周', values: [1, 1, 1, 1] } }))
    expect(bars.series[1]!.data[3]).toEqual({ value: [3, 3], itemStyle: { opacity: 0.55 } })
    expect(bars.series[0]!.step).toBe('middle')
  })
  it('has an area only from zero', () => {
    expect(drawn(plan()).series[0]!.areaStyle).toBeUndefined()
    expect(drawn(plan({ shape: 'area' })).series[0]!.areaStyle!.opacity).toBe(0.1)
    expect(axisOf(plan({ shape: 'area' }), 4).ticks.low).toBe(0)
  })
  it('dashes the target 7-4 with its words at the right end', () => {
    const option = drawn(plan({ target: { at: 2, text: '目标 2.0' } }))
    expect(option.graphic.elements.some((one) => String(one.style?.lineDash) === '7,4')).toBe(true)
    expect(texts(option)).toContain('目标 2.0')
  })
  it('does not lie flat for a mark that is far away', () => {
    const far = axisOf(plan({ target: { at: 900, text: '' }, bands: [{ level: 'red', side: 'above', at: 5000, text: '' }] }), 4)
    expect(far).toMatchObject({ target: null, bands: [] })
    expect(far.ticks.high).toBeLessThan(10)
  })
  it('has one line more where the values would use half of the height', () => {
    const load = { ...plan().series[0]!, values: [9.7, 17.2, 12, 13.4] }
    expect(axisOf(plan({ series: [load] }), 4, 5).ticks.at).toEqual([7.5, 10, 12.5, 15, 17.5])
    expect(axisOf(plan({ series: [load] }), 4).ticks.at).toEqual([5, 10, 15, 20])
    expect(axisOf(plan({ series: [{ ...load, values: [5.2, 5.7, 5.4, 5.3] }] }), 4, 5).ticks.at).toHaveLength(4)
  })
  it('fills only the bad side of a band, up to the next one', () => {
    const option = drawn(
      plan({
        bands: [
          { level: 'blue', side: 'above', at: 2, text: '蓝 2.0' },
          { level: 'yellow', side: 'above', at: 3, text: '黄 3.0' },
        ],
      }),
    )
    const fills = option.graphic.elements.filter((one) => one.type === 'rect' && one.style?.opacity === 0.1)
    const { ticks } = axisOf(plan(), 4)
    const unit = option.grid.height / (ticks.high - ticks.low)
    expect(fills[0]!.style!.fill).toBe(TOKENS.night.levels.blue.shape)
    expect(fills[0]!.shape!.height).toBeCloseTo(unit)
    expect(texts(option)).toEqual(expect.arrayContaining(['蓝 2.0', '黄 3.0']))
  })
  it('names several series at their ends, one by its value alone', () => {
    expect(texts(drawn(plan()))).toContain('3.0')
    const two = plan().series[0]!
    expect(texts(drawn(plan({ series: [two, { ...two, name: 'PPI' }] })))).toEqual(expect.arrayContaining(['CPI 3.0', 'PPI 3.0']))
  })
  it('says missing in the tooltip, and the unit with every value', () => {
    const { lookup } = drawn(plan()).tooltip.formatter
    expect(lookup['1']).toContain('— 缺报')
    expect(lookup['3']).toContain('3.0 %')
    expect(Object.keys(lookup)).toHaveLength(4)
  })
  it('keeps all words inside, scales with the unit, and survives a panel of no size', () => {
    expect(drawn(plan(), { width: 8, height: 4, ratio: 1 }).grid.width).toBeGreaterThan(0)
    const double = trendOption(plan(), { width: 762, height: 480, ratio: 1 }, { ...pen, u: 2 }, 'zh') as unknown as Drawn
    expect(Math.abs(double.grid.left - 2 * drawn(plan()).grid.left)).toBeLessThanOrEqual(1)
    expect(double.series[0]!.lineStyle!.width).toBe(4.8)
  })
})
