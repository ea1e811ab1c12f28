import { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { describe, expect, it } from 'vitest'
import { TOKENS } from '#wall/theme/tokens.ts'
import { allNamed, treemapOption } from '#wall/widgets/treemap/option.ts'
import { planTreemap, treemapText } from '#wall/widgets/treemap/plan.ts'
import { tilesOf } from '#wall/widgets/treemap/tiles.ts'
import { stateOf } from '../../../helpers/stateOf.ts'

const indicator = Indicator.parse({
  id: 'services.kinds',
  title: { zh: '诉求', en: 'Calls' },
  definition: { zh: '测', en: 'T' },
  department: 'd',
  unit: '件',
  decimals: 0,
  better: 'lower',
  grain: 'month',
  scope: { root: '500000', tier: 'district' },
  rollUp: { method: 'sum' },
  source: '测',
})
const part = (code: string, value: number | null, rest: Partial<State> = {}) => ({
  code,
  name: `类${code}`,
  state: stateOf({ value, ...rest }),
})
const plan = (values: (number | null)[], { total, adds = true }: { total?: number; adds?: boolean } = {}) =>
  planTreemap({
    indicator,
    parts: values.map((value, at) => part(String(at), value)),
    total: total === undefined ? undefined : stateOf({ value: total }),
    adds,
    rest,
    language: 'zh',
    named: () => true,
  })
const rest = (count: number): string => `其余 ${count} 项`
const round = (one: { x: number; y: number; width: number; height: number }): number[] =>
  [one.x, one.y, one.width, one.height].map((side) => Math.round(side * 100) / 100)

describe('tiles', () => {
  it('are those of the paper: 6 6 4 3 2 2 1 on 6 × 4', () => {
    expect(tilesOf([6, 6, 4, 3, 2, 2, 1], 6, 4).map(round)).toEqual([
      [0, 0, 3, 2],
      [0, 2, 3, 2],
      [3, 0, 1.71, 2.33],
      [4.71, 0, 1.29, 2.33],
      [3, 2.33, 1.2, 1.67],
      [4.2, 2.33, 1.2, 1.67],
      [5.4, 2.33, 0.6, 1.67],
    ])
  })
  it.each([[[1]], [[5, 3, 1]], [Array.from({ length: 60 }, (_, at) => 60 - at)], [[1e9, 1]]])(
    'fill the field in proportion: %j',
    (weights) => {
      const total = weights.reduce((sum, one) => sum + one, 0)
      tilesOf(weights, 421, 330).forEach((tile, at) => {
        expect(tile.width * tile.height).toBeCloseTo((weights[at]! / total) * 421 * 330, 3)
        expect(tile.x + tile.width).toBeLessThanOrEqual(421.001)
        expect(tile.y + tile.height).toBeLessThanOrEqual(330.001)
      })
    },
  )
})

describe('a treemap', () => {
  it('sorts, and gives shares of the declared total', () => {
    const made = plan([10, 60, 30], { total: 200 })!
    expect(made.tiles.map((one) => [one.code, one.figure, one.share])).toEqual([
      ['1', '60', '30.0%'],
      ['2', '30', '15.0%'],
      ['0', '10', '5.0%'],
    ])
    expect(made.total).toBe('200 件')
  })
  it('names what is missing and what has no area, and then knows no whole', () => {
    const made = plan([50, null, 0, -4])!
    expect([made.tiles.length, made.missing, made.flat, made.total]).toEqual([1, ['类1'], ['类2', '类3'], null])
    expect(made.tiles[0]!.share).toBe('')
  })
  it('takes a lost figure for missing', () => {
    const made = planTreemap({
      indicator,
      parts: [part('a', 5), part('b', 9, { freshness: 'lost' })],
      total: undefined,
      adds: true,
      rest,
      language: 'zh',
      named: () => true,
    })!
    expect([made.tiles.map((one) => one.code), made.missing]).toEqual([['a'], ['类b']])
  })
  it('puts together what is too small to see', () => {
    const made = plan([1000, 500, 2, 1])!
    expect(made.tiles.map((one) => [one.name, one.figure, one.rest])).toEqual([
      ['类0', '1,000', false],
      ['类1', '500', false],
      ['其余 2 项', '3', true],
    ])
    expect([made.shown, made.all]).toEqual([2, 4])
  })
  it('puts together what has no room for its words, so that no tile stands blank', () => {
    const size = { width: 414, height: 452, ratio: 1 }
    const made = planTreemap({
      indicator,
      parts: Array.from({ length: 38 }, (_, at) => ({
        code: String(at),
        name: 'Rongchang',
        state: stateOf({ value: 2000 * 0.92 ** at }),
      })),
      total: undefined,
      adds: true,
      rest: (count) => `${count} others`,
      language: 'en',
      named: (tiles) => allNamed(tiles, size, 1),
    })!
    expect(allNamed(made.tiles, size, 1)).toBe(true)
    expect(made.tiles.at(-1)).toMatchObject({ name: `${38 - made.shown} others`, rest: true })
    expect(made.shown).toBeGreaterThan(10)
    const { elements } = treemapOption(made, size, { tokens: TOKENS.night, u: 1 }, 'en')['graphic'] as unknown as {
      elements: { type: string; style: { font: string; text: string } }[]
    }
    const sizes = elements.flatMap(({ type, style }) =>
      type === 'text' && /^[\d,]+$/.test(style.text) ? [Number(/([\d.]+)px/.exec(style.font)![1])] : [],
    )
    expect(sizes).toHaveLength(made.tiles.length)
    const own = sizes.slice(0, -1)
    expect(own).toEqual([...own].sort((a, b) => b - a))
  })
  it('adds up nothing that does not add up', () => {
    const made = plan([1000, 500, 2, 1], { adds: false })!
    expect(made.tiles.map((one) => [one.name, one.share])).toEqual([
      ['类0', ''],
      ['类1', ''],
    ])
    expect([made.shown, made.all, made.total]).toEqual([2, 4, null])
  })
  it('is nothing without a value above zero', () => {
    for (const values of [[], [null], [0], [-3, null]]) expect(plan(values)).toBeNull()
  })
  it('says everything in words', () => {
    const made = planTreemap({
      indicator,
      parts: [part('a', 60, { level: 'orange' }), part('b', 40), part('c', null)],
      total: stateOf({ value: 120 }),
      adds: true,
      rest,
      language: 'zh',
      named: () => true,
    })
    expect(treemapText('构成', made, { none: '无', total: '共', missing: '缺报' }, 'zh')).toBe(
      '构成; 共 120 件; 类a 60 件 (50.0%) 橙; 类b 40 件 (33.3%); 缺报: 类c',
    )
  })
  it.each(['night', 'day', 'safe'] as const)('is drawn without a function in %s, its words inside their tiles', (theme) => {
    const made = plan([3210, 2450, 1900, 1250, 990, 720, 640, 410, 388, 240, 96, 41])!
    const option = treemapOption(made, { width: 381, height: 268, ratio: 1 }, { tokens: TOKENS[theme], u: 1 }, 'zh')
    expect(structuredClone(option)).toEqual(option)
    const { elements } = option['graphic'] as unknown as { elements: { type: string; y: number; style: { font: string; text: string } }[] }
    const texts = elements.filter((one) => one.type === 'text')
    expect(texts.map((one) => one.style.text)).toContain('3,210')
    for (const text of texts) expect(Number(/([\d.]+)px/.exec(text.style.font)![1])).toBeGreaterThanOrEqual(16)
  })
})
