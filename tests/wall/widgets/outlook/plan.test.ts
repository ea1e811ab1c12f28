import { expect, it } from 'vitest'
import { Indicator } from '#contract/indicator.ts'
import type { OutlookLine } from '#contract/outlook.ts'
import { planOutlook } from '#wall/widgets/outlook/plan.ts'

const power = Indicator.parse({
  id: 'economy.power_load',
  title: { zh: '全网用电负荷', en: 'Grid load' },
  definition: { zh: '口径', en: 'x' },
  department: 'power',
  unit: '千瓦',
  decimals: 0,
  better: 'neither',
  grain: 'hour',
  scope: { root: '500000', tier: 'district' },
  rollUp: { method: 'never' },
  source: 'x',
  bands: [{ level: 'orange', above: 24_000_000 }],
})
const line = (given: Partial<OutlookLine> = {}): OutlookLine => ({
  indicator: 'economy.power_load',
  region: '500000',
  level: 'normal',
  value: 23_100_000,
  period: '2026-11-21T08+08:00',
  heading: 'orange',
  bound: 24_000_000,
  side: 'above',
  hours: 3,
  probability: 0.804,
  ways: 120,
  simulated: true,
  ...given,
})
const plan = (lines: OutlookLine[]) =>
  planOutlook(
    lines,
    (region) => region !== '510000',
    (id) => (id === power.id ? power : undefined),
    'zh',
  )

it('says what heads where, how likely, in the unit of the eye', () => {
  expect(plan([line()])).toEqual([
    {
      key: 'economy.power_load|500000',
      indicator: 'economy.power_load',
      region: '500000',
      level: 'orange',
      name: '全网用电负荷',
      likely: '80%',
      hours: 3,
      bound: '2,400.0 万千瓦',
      value: '2,310.0',
      simulated: true,
    },
  ])
})
it('keeps the order it gets, to its place, and leaves out what is not declared', () => {
  const rows = plan([line({ region: '500103' }), line({ region: '510000' }), line({ indicator: 'economy.none' }), line()])
  expect(rows.map(({ region }) => region)).toEqual(['500103', '500000'])
})
