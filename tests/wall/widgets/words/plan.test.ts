import { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { describe, expect, it } from 'vitest'
import { textWidth } from '#wall/charts/layout.ts'
import { placed } from '#wall/widgets/words/placed.ts'
import { cloudText, layCloud, planCloud } from '#wall/widgets/words/plan.ts'
import { stateOf } from '../../../helpers/stateOf.ts'

const indicator = Indicator.parse({
  id: 'services.keywords',
  title: { zh: '热词', en: 'Keywords' },
  definition: { zh: '测', en: 'T' },
  department: 'd',
  unit: '件',
  decimals: 0,
  better: 'neither',
  grain: 'day',
  scope: { root: '500000', tier: 'district' },
  rollUp: { method: 'never' },
  source: '测',
  categories: { kind: 'open', cap: 60 },
})
const word = (category: string, value: number | null, before: number | null = null, rest: Partial<State> = {}): State =>
  stateOf({
    category,
    value,
    ...(before === null ? {} : { previous: { value: before, basis: 'same_time_previous', period: stateOf().period! } }),
    ...rest,
  })
const plan = (states: State[], rows = 40) => planCloud(states, indicator, rows, (category) => category, 'zh')

describe('a cloud of words', () => {
  it('sets the greatest first, and marks those that rose against their base', () => {
    const made = plan([word('停水', 40, 50), word('供暖', 100, 60), word('欠薪', 40), word('路灯', 10, 10)])!
    expect(made.words.map((one) => [one.text, one.figure, one.weight, one.rising])).toEqual([
      ['供暖', '100', 1, true],
      ['停水', '40', 0.4, false],
      ['欠薪', '40', 0.4, false],
      ['路灯', '10', 0.1, false],
    ])
    expect(made.base?.basis).toBe('same_time_previous')
  })
  it('leaves out what is missing, lost or zero, and counts what it has', () => {
    const made = plan([word('a', 3), word('b', null), word('c', 0), word('d', 9, null, { freshness: 'lost' }), word('e', 2)], 1)!
    expect([made.words.map((one) => one.text), made.all]).toEqual([['a'], 2])
  })
  it('is nothing without a word', () => {
    expect(plan([])).toBeNull()
    expect(plan([word('a', null), stateOf({ category: null, value: 5 })])).toBeNull()
  })
  it('says everything in words', () => {
    expect(cloudText('热词', plan([word('供暖', 100, 60), word('停水', 40)]), { none: '无', rising: '▲ = 较昨日同时上升' })).toBe(
      '热词; 供暖 100 件 ▲ = 较昨日同时上升; 停水 40 件',
    )
  })
})

describe('the places of words', () => {
  const many = Array.from({ length: 60 }, (_, at) => word(`热词${'字'.repeat(at % 4)}${at}`, 1200 / (1 + at), at % 3 === 0 ? 1 : null))
  it.each([
    [381, 268, 1],
    [381, 118, 1],
    [1200, 300, 1],
    [762, 536, 2],
    [160, 160, 1],
  ])('lie inside %d × %d and never over each other', (width, height, u) => {
    const laid = layCloud(plan(many, 60)!, width, height, u)
    expect(laid.length).toBeGreaterThan(4)
    const boxes = laid.map((one) => {
      const right = one.rising ? one.arrow + one.size * 0.42 : one.left + textWidth(one.text, one.size)
      return { left: one.left, right, top: one.y - one.size / 2, bottom: one.y + one.size / 2 }
    })
    boxes.forEach((a, at) => {
      expect(a.left).toBeGreaterThanOrEqual(0)
      expect(a.right).toBeLessThanOrEqual(width)
      expect(a.top).toBeGreaterThanOrEqual(0)
      expect(a.bottom).toBeLessThanOrEqual(height)
      for (const b of boxes.slice(at + 1)) expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false)
    })
  })
  it('keep the sizes in order and above the floor', () => {
    const sizes = layCloud(plan(many, 60)!, 381, 268, 1).map((one) => one.size)
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16)
  })
  it('keep the greatest word great, and leave out the least where the field is low', () => {
    const laid = layCloud(plan(many, 60)!, 381, 150, 1)
    expect(laid[0]!.size).toBeGreaterThanOrEqual(32)
    expect(laid.length).toBeLessThan(plan(many, 60)!.words.length)
  })
  it('are the same for the same words', () => expect(layCloud(plan(many)!, 381, 268, 1)).toEqual(layCloud(plan(many)!, 381, 268, 1)))
  it('put the first word in the middle and refuse one that is wider than the field', () => {
    expect(
      placed(
        [
          { text: '供暖', size: 40 },
          { text: '字'.repeat(30), size: 20 },
        ],
        300,
        200,
      ),
    ).toEqual([{ x: 150, y: 100, size: 40 }, null])
  })
})
