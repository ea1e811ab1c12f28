import { expect, it } from 'vitest'
import { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { planAlerts, unitBeside } from '#wall/widgets/alerts/plan.ts'
import { stateOf } from '../../../helpers/stateOf.ts'

const said = { language: 'zh' as const, zone: 'Asia/Shanghai', now: Date.parse('2026-11-21T09:42:15+08:00') }
const indicator = Indicator.parse({
  id: 'environment.pm25',
  title: { zh: 'PM2.5 小时均值', en: 'PM2.5' },
  definition: { zh: '口径', en: 'x' },
  department: 'environment',
  unit: 'µg/m³',
  better: 'lower',
  grain: 'hour',
  scope: { root: '500000', tier: 'district' },
  rollUp: { method: 'never' },
  source: 'x',
  bands: [
    { level: 'blue', above: 35 },
    { level: 'orange', above: 75 },
  ],
})
const at = (given: Partial<State>): State =>
  stateOf({ indicator: 'environment.pm25', level: 'blue', value: 47, levelSince: '2026-11-21T09:00:15+08:00', ...given })
const plan = (states: State[], functions: string[] = []) =>
  planAlerts(
    states,
    (region) => region !== '510000',
    functions,
    (id) => (id === 'environment.none' ? undefined : indicator),
    said,
  )

it('puts the gravest first, then what has stood longest', () =>
  expect(
    plan([
      at({ region: 'new' }),
      at({ region: 'old', levelSince: '2026-11-21T03:30:15+08:00' }),
      at({ region: 'grave', level: 'orange', value: 80 }),
      at({ region: 'calm', level: 'normal' }),
    ]).map((row) => [row.region, row.bound, row.lasting]),
  ).toEqual([
    ['grave', '75', '42 分'],
    ['old', '35', '6 时 12 分'],
    ['new', '35', '42 分'],
  ]))
it('keeps to functions and places, and leaves out what is not declared', () => {
  expect(
    plan([at({ region: '510000' }), at({ indicator: 'environment.none' }), at({ indicator: 'economy.gdp' })], ['environment']),
  ).toEqual([])
  expect(plan([at({ indicator: 'economy.gdp' })], ['economy'])).toHaveLength(1)
})
it('shows no number of a lost link, and says since when', () =>
  expect(plan([at({ freshness: 'lost', readAt: '2026-11-21T07:42:00+08:00' })])[0]).toMatchObject({
    value: '—',
    link: '自 07:42 断线',
    level: 'blue',
  }))
it('carries tags that are not everybody’s', () => {
  expect(plan([at({ quality: 'disputed', simulated: true })])[0]).toMatchObject({ tags: ['争议'], simulated: true })
  expect(plan([at({ levelSince: null })])[0]?.lasting).toBe('')
})
it('keeps the unit beside the value while the whole name has its room', () => {
  const row = { name: '社区服务设施', value: '21.7 平方米/百户', unit: '平方米/百户' }
  expect([unitBeside(row, '綦江', 520), unitBeside(row, '綦江', 320), unitBeside({ ...row, unit: '%' }, '綦江', 200)]).toEqual([
    true,
    false,
    true,
  ])
})
