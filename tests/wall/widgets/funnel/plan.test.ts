import { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { describe, expect, it } from 'vitest'
import { TOKENS } from '#wall/theme/tokens.ts'
import { funnelOption } from '#wall/widgets/funnel/option.ts'
import { type FunnelStep, funnelText, planFunnel } from '#wall/widgets/funnel/plan.ts'
import { stateOf } from '../../../helpers/stateOf.ts'

const indicator = (rest: Partial<Indicator> = {}): Indicator =>
  Indicator.parse({
    id: 'services.step',
    title: { zh: '步', en: 'Step' },
    definition: { zh: '测', en: 'T' },
    department: 'd',
    unit: '件',
    decimals: 0,
    better: 'higher',
    grain: 'month',
    scope: { root: '500000', tier: 'district' },
    rollUp: { method: 'sum' },
    source: '测',
    ...rest,
  })
const step = (name: string, value: number | null, rest: Partial<State> = {}, declared: Partial<Indicator> = {}): FunnelStep => ({
  name,
  indicator: indicator(declared),
  state: stateOf({ value, ...(value === null ? { reason: 'reported_missing' } : {}), ...rest }),
})
const words = { none: '暂无数据', step: (rate: string) => `上一步的 ${rate}`, whole: (rate: string) => `全程 ${rate}` }

describe('a funnel', () => {
  it('is as wide as the widest, and says what passes from step to step and in all', () => {
    const plan = planFunnel([step('受理', 200), step('办结', 150), step('满意', 120)], 'zh')!
    expect(plan.steps.map((one) => [one.figure, one.reach, one.rate])).toEqual([
      ['200', 1, ''],
      ['150', 0.75, '75.0%'],
      ['120', 0.6, '80.0%'],
    ])
    expect([plan.unit, plan.whole]).toEqual(['件', '60.0%'])
  })
  it('shows a step that is wider than the one before as it is', () => {
    const plan = planFunnel([step('受理', 100), step('办结', 125)], 'zh')!
    expect(plan.steps.map((one) => [one.reach, one.rate])).toEqual([
      [0.8, ''],
      [1, '125.0%'],
    ])
    expect(plan.whole).toBe('')
  })
  it('never takes a missing or lost step for 0, and gives no rate past it', () => {
    const plan = planFunnel([step('受理', 200), step('回访', null), step('办结', 100), step('满意', 90, { freshness: 'lost' })], 'zh')!
    expect(plan.steps.map((one) => [one.figure, one.reach, one.rate, one.why])).toEqual([
      ['200', 1, '', ''],
      ['—', null, '', '部门报缺'],
      ['100', 0.5, '', ''],
      ['—', null, '', ''],
    ])
    expect(plan.whole).toBe('')
  })
  it('gives no rate between two periods, and none of zero', () => {
    const other = { period: { ...stateOf().period!, label: '2026-09' } }
    expect(planFunnel([step('受理', 200), step('办结', 150, other)], 'zh')!.steps[1]!.rate).toBe('')
    expect(planFunnel([step('受理', 0), step('办结', 3)], 'zh')!.steps[1]!.rate).toBe('')
  })
  it('lets another unit stand without a bar, and says so', () => {
    const plan = planFunnel([step('受理', 200), step('时长', 18.4, {}, { unit: '时', decimals: 1 }), step('办结', 50)], 'zh')!
    expect(plan.steps[1]).toMatchObject({ figure: '18.4', unit: '时', reach: null, rate: '' })
    expect(plan.steps[2]!.rate).toBe('')
    expect(plan.otherUnits).toEqual(['时长'])
  })
  it('brings steps of one unit and two scales together', () => {
    const plan = planFunnel([step('计划', 2, {}, { unit: '元', scale: 1e8 }), step('到位', 5000, {}, { unit: '元', scale: 1e4 })], 'zh')!
    expect(plan.steps.map((one) => one.reach)).toEqual([1, 0.25])
    expect(plan.steps[1]!.rate).toBe('25.0%')
  })
  it('is nothing without a value', () => {
    expect(planFunnel([], 'zh')).toBeNull()
    expect(planFunnel([step('受理', null), { name: '办结', indicator: indicator(), state: undefined }], 'zh')).toBeNull()
  })
  it('says everything in words', () => {
    const plan = planFunnel([step('受理', 200), step('办结', 150, { level: 'yellow' }), step('回访', null)], 'zh')
    expect(funnelText('漏斗', plan, words, 'zh')).toBe('漏斗; 受理 200 件; 办结 150 件 上一步的 75.0% 黄; 回访 — 部门报缺')
    expect(funnelText('漏斗', null, words, 'zh')).toBe('漏斗: 暂无数据')
  })
  it.each([
    [420, 300],
    [200, 120],
    [900, 700],
  ])('is drawn without a function at %d × %d, no text under the floor and none beyond the sides', (width, height) => {
    const plan = planFunnel([step('受理', 200), step('办结', 150, { level: 'red' }), step('回访', null), step('满意', 90)], 'zh')!
    const option = funnelOption(plan, { width, height, ratio: 1 }, { tokens: TOKENS.night, u: 1 }, 'zh', words.step)
    expect(structuredClone(option)).toEqual(option)
    const texts = (option['graphic'] as unknown as { elements: { type: string; x: number; style: { font: string } }[] }).elements.filter(
      (one) => one.type === 'text',
    )
    expect(texts.length).toBeGreaterThan(7)
    for (const text of texts) {
      expect(Number(/([\d.]+)px/.exec(text.style.font)![1])).toBeGreaterThanOrEqual(16)
      expect(text.x).toBeLessThanOrEqual(width)
    }
  })
  it('keeps the rate in sight: below the name, beside it in a low and wide panel, and only then not at all', () => {
    const plan = planFunnel([step('受理', 200), step('办结', 150)], 'zh')!
    const ratesIn = (width: number, height: number): number =>
      JSON.stringify(funnelOption(plan, { width, height, ratio: 1 }, { tokens: TOKENS.night, u: 1 }, 'zh', words.step)).split('上一步的')
        .length - 1
    expect([ratesIn(400, 200), ratesIn(900, 60), ratesIn(400, 60)]).toEqual([1, 1, 0])
  })
  it('hatches what is missing, and not what has another unit', () => {
    const hatched = (one: FunnelStep): boolean =>
      JSON.stringify(
        funnelOption(
          planFunnel([step('受理', 200), one], 'zh')!,
          { width: 400, height: 200, ratio: 1 },
          { tokens: TOKENS.night, u: 1 },
          'zh',
          words.step,
        ),
      ).includes('"group"')
    expect([
      hatched(step('回访', null)),
      hatched(step('办结', 9, { freshness: 'lost' })),
      hatched(step('时长', 18.4, {}, { unit: '时' })),
      hatched(step('办结', 9)),
    ]).toEqual([true, true, false, false])
  })
})
