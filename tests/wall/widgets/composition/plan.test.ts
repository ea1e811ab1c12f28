import { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { describe, expect, it } from 'vitest'
import { TOKENS } from '#wall/theme/tokens.ts'
import { barsOption } from '#wall/widgets/composition/option.ts'
import { compositionText, planComposition } from '#wall/widgets/composition/plan.ts'
import { stackedOption } from '#wall/widgets/composition/stacked.ts'

const indicator = (total: boolean): Indicator =>
  Indicator.parse({
    id: 'services.kinds',
    title: { zh: '诉求', en: 'Calls' },
    definition: { zh: '测', en: 'T' },
    department: 'd',
    unit: '件',
    decimals: 0,
    better: 'lower',
    grain: 'month',
    scope: { root: '500000', tier: 'district' },
    rollUp: { method: 'never' },
    source: '测',
    categories: { kind: 'open', cap: 100, total },
  })
const part = (name: string, value: number | null) => ({ name, state: { value, level: 'normal' } as State })
const plan = (values: (number | null)[], rest: { total?: number | null; rows?: number; adds?: boolean } = {}) =>
  planComposition({
    indicator: indicator(rest.adds ?? true),
    parts: values.map((value, at) => part(`类${at}`, value)),
    total: rest.total === undefined ? undefined : ({ value: rest.total } as State),
    rows: rest.rows ?? 8,
    others: '其他',
    language: 'zh',
  })

describe('a composition', () => {
  it('sorts, and shares add up to the declared total', () => {
    const made = plan([10, 60, 30], { total: 100 })!
    expect(made.parts.map((one) => [one.name, one.figure, one.share])).toEqual([
      ['类1', '60', '60.0%'],
      ['类2', '30', '30.0%'],
      ['类0', '10', '10.0%'],
    ])
    expect(made.total).toBe('100 件')
  })
  it('keeps its rows and puts the rest together', () => {
    const made = plan([50, 20, 10, 8, 7, 5], { rows: 4 })!
    expect(made.parts.map((one) => one.figure)).toEqual(['50', '20', '10', '20'])
    expect(made.parts.at(-1)).toMatchObject({ name: '其他', share: '20.0%', rest: true })
    expect([made.shown, made.all]).toEqual([3, 6])
  })
  it('does not invent a rest or shares where parts do not add up', () => {
    const made = plan([50, 20, 10], { rows: 2, adds: false })!
    expect(made.parts.map((one) => [one.figure, one.share])).toEqual([
      ['50', ''],
      ['20', ''],
    ])
    expect(made.total).toBeNull()
  })
  it('never takes a missing part for 0: no sum, no share', () => {
    const made = plan([50, null, 10])!
    expect(made.total).toBeNull()
    expect(made.parts.at(-1)).toMatchObject({ figure: '—', value: null, share: '' })
    expect(made.parts[0]!.share).toBe('')
  })
  it('knows the rest of a declared total even when a small part is missing', () => {
    const made = plan([50, 20, null, 5], { rows: 3, total: 100 })!
    expect(made.parts.at(-1)).toMatchObject({ name: '其他', figure: '30', share: '30.0%' })
  })
  it('puts the declared rest last, and into one row with what has none', () => {
    const asOther = (name: string, value: number) => ({ name, state: { value, level: 'normal', category: 'other' } as State })
    const made = (rows: number) =>
      planComposition({
        indicator: indicator(true),
        parts: [part('食品', 60), asOther('其他', 30), part('价格', 8), part('广告', 2)],
        total: undefined,
        rows,
        others: '其他',
        language: 'zh',
      })!.parts.map((one) => [one.name, one.figure, one.rest])
    expect(made(4)).toEqual([
      ['食品', '60', false],
      ['价格', '8', false],
      ['广告', '2', false],
      ['其他', '30', true],
    ])
    expect(made(3)).toEqual([
      ['食品', '60', false],
      ['价格', '8', false],
      ['其他', '32', true],
    ])
  })
  it('takes the scale at which no part is written as 0', () => {
    const figures = plan([107_800_000, 16_900_000, 118_000])!.parts.map((one) => one.figure)
    expect(figures.every((figure) => /[1-9]/.test(figure))).toBe(true)
  })
  it('adds up a closed list by itself: its shares make a hundred', () => {
    const closed = { ...indicator(true), categories: { kind: 'closed', total: true, list: [{ id: 'a' }, { id: 'b' }] } } as Indicator
    const made = planComposition({
      indicator: closed,
      parts: [part('甲', 60), part('乙', 40)],
      total: { value: 90 } as State,
      rows: 4,
      others: '其他',
      language: 'zh',
    })!
    expect([made.total, ...made.parts.map((one) => one.share)]).toEqual(['100 件', '60.0%', '40.0%'])
  })
  it('gives no share of a total of zero', () => {
    expect(plan([0, 0])!.parts.every((one) => one.share === '')).toBe(true)
  })
  it('is nothing when no part has a value', () => {
    expect(plan([])).toBeNull()
    expect(plan([null, null], { total: 5 })).toBeNull()
  })
  it('says everything in words', () => {
    expect(compositionText('去向', plan([60, 40]), { none: '暂无数据', total: '共' })).toBe(
      '去向; 共 100 件; 类0 60 件 (60.0%); 类1 40 件 (40.0%)',
    )
  })
  it('draws as bars and as one bar without a function in it', () => {
    const made = plan([60, null, 40])!
    const pen = { tokens: TOKENS.day, u: 1 }
    const size = { width: 381, height: 200, ratio: 1 }
    for (const option of [barsOption(made, size, pen, 'zh'), stackedOption(made, size, pen)])
      expect(structuredClone(option)).toEqual(option)
    const { series } = stackedOption(made, size, pen) as unknown as { series: unknown[] }
    expect(series).toHaveLength(2)
  })
  it('says long names whole: smaller, nearer to their bars, at last in two lines', () => {
    const names = ['Property management', 'Labour and social security', 'Water, power and gas']
    const made = planComposition({
      indicator: indicator(true),
      parts: names.map((name, at) => part(name, 1043 - at)),
      total: undefined,
      rows: 8,
      others: 'Others',
      language: 'en',
    })!
    const said = (width: number, height: number): string => {
      const { graphic } = barsOption(made, { width, height, ratio: 1 }, { tokens: TOKENS.night, u: 1 }, 'en') as unknown as {
        graphic: { elements: { style?: { text?: string } }[] }
      }
      return graphic.elements.map((one) => one.style?.text ?? '').join(' ')
    }
    for (const [width, height] of [
      [414, 132],
      [414, 300],
      [381, 300],
      [340, 132],
    ] as const) {
      expect(said(width, height)).not.toContain('…')
      for (const name of names) expect(said(width, height)).toContain(name)
    }
  })
  it('sets four names two by two where three would leave one alone', () => {
    const { graphic } = stackedOption(
      plan([40, 30, 20, 10])!,
      { width: 240, height: 300, ratio: 1 },
      { tokens: TOKENS.day, u: 1 },
    ) as unknown as {
      graphic: { elements: { type: string; x?: number; style?: { text?: string } }[] }
    }
    const names = graphic.elements.filter((one) => one.style?.text?.startsWith('类'))
    expect(names.map((one) => one.x)).toEqual([18, 138, 18, 138])
  })
  it('sets names and shares side by side where two lines have no room', () => {
    const pen = { tokens: TOKENS.day, u: 1 }
    const made = plan([40, 30, 20, 10])!
    const below = (height: number): number => {
      const { graphic } = stackedOption(made, { width: 240, height, ratio: 1 }, pen) as unknown as {
        graphic: { elements: { y?: number; style?: { y?: number } }[] }
      }
      return Math.max(...graphic.elements.map((one) => one.y ?? one.style?.y ?? 0))
    }
    expect(below(120)).toBeLessThan(below(400))
  })
})
