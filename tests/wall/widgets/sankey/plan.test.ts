import { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { describe, expect, it } from 'vitest'
import { TOKENS } from '#wall/theme/tokens.ts'
import { sankeyOption } from '#wall/widgets/sankey/option.ts'
import { planSankey, sankeyText } from '#wall/widgets/sankey/plan.ts'
import { stateOf } from '../../../helpers/stateOf.ts'

const indicator = Indicator.parse({
  id: 'society.commuters',
  title: { zh: '通勤', en: 'Commuters' },
  definition: { zh: '测', en: 'T' },
  department: 'd',
  unit: '人',
  decimals: 0,
  better: 'neither',
  grain: 'month',
  scope: { root: '500000', tier: 'district' },
  rollUp: { method: 'sum' },
  source: '测',
  categories: { kind: 'regions', tier: 'district' },
})
const flow = (from: string, to: string, value: number | null, rest: Partial<State> = {}) => ({
  from,
  to,
  state: stateOf({ value, ...rest }),
})
const plan = (flows: ReturnType<typeof flow>[], rows = 12) =>
  planSankey({ indicator, flows, rows, nameOf: (code) => `${code}区`, language: 'zh' })

describe('flows', () => {
  it('are the greatest between two regions, both ends named, with what of them is shown', () => {
    const made = plan([flow('A', 'B', 300), flow('A', 'C', 500), flow('B', 'A', 200), flow('C', 'C', 9000)])!
    expect(made.flows.map((one) => one.said)).toEqual(['A区 → C区 500 人', 'A区 → B区 300 人', 'B区 → A区 200 人'])
    expect(made.origins.map((one) => [one.code, one.figure])).toEqual([
      ['A', '800'],
      ['B', '200'],
    ])
    expect(made.destinations.map((one) => [one.code, one.figure])).toEqual([
      ['C', '500'],
      ['B', '300'],
      ['A', '200'],
    ])
    expect([made.all, made.within, made.missing]).toEqual([3, true, 0])
  })
  it('arrive near where they leave, so that few cross', () => {
    const made = plan([flow('A', 'X', 100), flow('B', 'Y', 90), flow('B', 'Z', 10), flow('C', 'Z', 85), flow('A', 'Y', 5)])!
    expect([made.origins, made.destinations].map((ends) => ends.map((one) => one.code))).toEqual([
      ['A', 'B', 'C'],
      ['X', 'Y', 'Z'],
    ])
  })
  it('beyond the rows are counted and not drawn', () => {
    const made = plan([flow('A', 'B', 300), flow('A', 'C', 500), flow('B', 'A', 200)], 2)!
    expect([made.flows.length, made.all]).toEqual([2, 3])
    expect(made.origins.map((one) => one.code)).toEqual(['A'])
  })
  it('that are missing, lost, zero or negative are not drawn; missing ones are counted', () => {
    const made = plan([
      flow('A', 'B', 300),
      flow('A', 'C', null),
      flow('B', 'A', 0),
      flow('B', 'C', -2),
      flow('C', 'A', 8, { freshness: 'lost' }),
    ])!
    expect(made.flows).toHaveLength(1)
    expect(made.missing).toBe(2)
  })
  it('are nothing where none goes anywhere', () => {
    expect(plan([])).toBeNull()
    expect(plan([flow('A', 'A', 5), flow('A', 'B', null)])).toBeNull()
  })
  it('of equal size always stand in the same order', () => {
    const flows = [flow('B', 'A', 5), flow('A', 'B', 5), flow('A', 'C', 5)]
    expect(plan(flows)).toEqual(plan([...flows].reverse()))
  })
  it('are said in words', () => {
    expect(sankeyText('通勤', plan([flow('A', 'B', 123456)]), '无')).toBe('通勤; A区 → B区 12.35 万人')
    expect(sankeyText('通勤', null, '无')).toBe('通勤: 无')
  })
  it('have their English names whole in a narrow panel, in smaller type', () => {
    const made = planSankey({ indicator, flows: [flow('A', 'B', 41_005)], rows: 5, nameOf: () => 'Shapingba', language: 'en' })!
    const option = sankeyOption(made, { width: 414, height: 370, ratio: 1 }, { tokens: TOKENS.night, u: 1 }, ['From', 'To'])
    const [series] = option['series'] as unknown as [
      { left: number; right: number; label: { rich: { name: { fontSize: number } } }; data: { label: { formatter: string } }[] },
    ]
    for (const { label } of series.data) expect(label.formatter).toContain('{name|Shapingba}')
    expect(series.label.rich.name.fontSize).toBeGreaterThanOrEqual(16)
    expect(414 - series.left - series.right).toBeGreaterThan(60)
  })
  it('are drawn without a function and without a cycle, hostile names made harmless', () => {
    const made = planSankey({
      indicator,
      flows: [flow('A', 'B', 3), flow('B', 'A', 2)],
      rows: 5,
      nameOf: (code) => `{x|${code}}`,
      language: 'zh',
    })!
    const option = sankeyOption(made, { width: 513, height: 400, ratio: 1 }, { tokens: TOKENS.day, u: 1 }, ['流出', '流入'])
    expect(structuredClone(option)).toEqual(option)
    const [series] = option['series'] as unknown as [
      { data: { name: string; label: { formatter: string } }[]; links: { source: string; target: string }[] },
    ]
    expect(new Set(series.data.map((one) => one.name)).size).toBe(4)
    expect(series.links.every((one) => one.source.startsWith('from:') && one.target.startsWith('to:'))).toBe(true)
    expect(series.data[0]!.label.formatter.match(/[{|}]/g)).toHaveLength(6)
  })
})
