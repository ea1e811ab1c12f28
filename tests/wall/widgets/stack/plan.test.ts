import { describe, expect, it } from 'vitest'
import { TOKENS } from '#wall/theme/tokens.ts'
import type { Point } from '#wall/stores/points.ts'
import { stackOption } from '#wall/widgets/stack/option.ts'
import { planStack, stackText } from '#wall/widgets/stack/plan.ts'
import { declare, NOW, ZONE } from '../declare.ts'

const MONTHS = ['2026-08', '2026-09', '2026-10']
const part = (name: string, ...values: (number | null)[]) => ({
  name,
  points: values.map((value, at): Point => [MONTHS[at]!, value]),
  state: undefined,
})
const parts = [part('甲', 10, 20, 30), part('乙', 60, 50, 40), part('丙', 30, 30, 30), part('丁', 0, 0, 5)]
const words = { none: '暂无数据', total: '共', gaps: (count: number) => `缺报 ${count} 期` }
const plan = (given = parts, rest: object = {}) =>
  planStack({
    indicator: declare({ unit: '件', decimals: 0 }),
    parts: given,
    total: null,
    rows: 8,
    share: false,
    periods: 24,
    others: '其他',
    language: 'zh',
    zone: ZONE,
    now: NOW,
    until: null,
    ...rest,
  })

describe('a stack', () => {
  it('has the largest of the whole time at the bottom, and its top is the sum', () => {
    const made = plan()!
    expect(made.layers.map((one) => [one.name, one.text])).toEqual([
      ['乙', '40'],
      ['丙', '30'],
      ['甲', '30'],
      ['丁', '5'],
    ])
    expect(made.high).toBe(105)
    expect(made.total).toEqual({ text: '105 件', at: 2 })
  })
  it('puts what has no row together', () => {
    const made = plan(parts, { rows: 3 })!
    expect(made.layers.map((one) => [one.name, one.values, one.rest])).toEqual([
      ['乙', [60, 50, 40], false],
      ['丙', [30, 30, 30], false],
      ['其他', [10, 20, 35], true],
    ])
    expect([made.shown, made.all]).toEqual([2, 4])
  })
  it('is a gap where any part is missing: the sum of the rest would look like a fall', () => {
    const made = plan([part('甲', 10, null, 30), part('乙', 5, 5, 5)])!
    expect(made.gaps).toEqual([[1, 1]])
    expect(made.layers.map((one) => one.values[1])).toEqual([null, null])
  })
  it('knows the others of a declared total even when one of them is missing', () => {
    const given = [part('甲', 10, 10, 10), part('乙', 4, 4, 4), part('丙', 1, null, 1)]
    const made = plan(given, { rows: 2, total: part('', 15, 16, 15) })!
    expect(made.layers.map((one) => one.values)).toEqual([
      [10, 10, 10],
      [5, 6, 5],
    ])
    expect(made.gaps).toEqual([])
  })
  it('adds a closed list up by itself, where the whole of the districts differs', () => {
    const two = [part('甲', 60, 60, 60), part('乙', 40, 40, 40)]
    const categories = { kind: 'closed' as const, total: true, list: ['a', 'b'].map((id) => ({ id, title: { zh: id, en: id } })) }
    const indicator = { ...declare({ unit: '件', decimals: 0 }), categories }
    const made = plan(two, { indicator, share: true, total: part('', 99, 99, 90) })!
    expect(made.layers.map((one) => one.text)).toEqual(['60.0', '40.0'])
    expect(made.total).toEqual({ text: '100 件', at: 2 })
  })
  it('makes shares of the whole, and none of a whole of zero', () => {
    const made = plan([part('甲', 0, 30, 10), part('乙', 0, 10, 30)], { share: true })!
    expect(made.layers.map((one) => one.values)).toEqual([
      [null, 75, 25],
      [null, 25, 75],
    ])
    expect([made.high, made.scale.unit]).toEqual([100, '%'])
  })
  it('does not make shares of what can be negative', () => {
    const made = plan([part('甲', 10, 20, 30), part('乙', 5, -5, 5)], { share: true })!
    expect(made.share).toBe(false)
    expect([made.low, made.high]).toEqual([-5, 35])
  })
  it('is nothing when no part has a value', () => {
    expect(plan([])).toBeNull()
    expect(plan([part('甲', null, null, null)], { total: part('', 1, 2, 3) })).toBeNull()
  })
  it('says the newest whole, its parts and what is missing', () =>
    expect(stackText('构成', plan([part('甲', 10, null, 30), part('乙', 5, 5, 5)]), words, 'zh')).toBe(
      '构成; 2026年10月 共 35 件; 甲 30 件; 乙 5 件; 缺报 1 期',
    ))
  it('can be sent to another thread, at any size, and names nothing outside itself', () => {
    const pen = { tokens: TOKENS.night, u: 1 }
    for (const width of [120, 421, 1900]) {
      const option = stackOption(plan()!, { width, height: 240, ratio: 1 }, pen, 'zh')
      expect(structuredClone(option)).toEqual(option)
      const { elements } = option['graphic'] as unknown as { elements: { type: string; x?: number; style?: { text?: string } }[] }
      expect(elements.filter((one) => one.type === 'text').every((one) => one.x! <= width)).toBe(width > 200)
    }
  })
})
