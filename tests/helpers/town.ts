import type { Config } from '#contract/config.ts'
import { Config as ConfigSchema } from '#contract/config.ts'

const name = (zh: string) => ({ zh, en: zh })
const region = (code: string, tier: string, parent: string | null, kind = 'administrative', more: object = {}) => ({
  code,
  name: name(code),
  tier,
  parent,
  kind,
  order: Number(code),
  ...more,
})

const indicator = (id: string, more: object) => ({
  id,
  title: name(id),
  definition: name(id),
  department: 'office',
  unit: '件',
  better: 'higher',
  grain: 'day',
  scope: { root: '1', tier: 'district' },
  rollUp: { method: 'sum' },
  source: 'test',
  ...more,
})

/** A small town for tests: three districts, two stations in the first, every way an indicator can be. */
export const town = (change: (config: Record<string, unknown[]>) => void = () => undefined): Config => {
  const config = {
    place: {
      id: 'town',
      title: name('town'),
      zone: 'Asia/Shanghai',
      home: '1',
      map: { boundaries: [{ of: '1', file: 'boundaries/town.json' }] },
    },
    regions: [
      region('1', 'city', null),
      region('11', 'district', '1'),
      region('12', 'district', '1'),
      region('13', 'district', '1'),
      region('111', 'station', '11', 'station', { point: [106, 29] }),
      region('112', 'station', '11', 'station', { point: [106, 29] }),
    ],
    calendars: [],
    departments: [
      { id: 'office', title: name('office') },
      { id: 'other', title: name('other') },
      { id: 'mock', title: name('mock'), simulated: true },
    ],
    indicators: [
      indicator('economy.output', {
        grain: 'month',
        unit: '元',
        scale: 1e4,
        bands: [
          { level: 'yellow', below: 50 },
          { level: 'red', below: 20 },
        ],
        hysteresis: 5,
        due: '10d',
      }),
      indicator('economy.fiscal', { grain: 'month', accrual: 'yearToDate', due: '10d' }),
      indicator('economy.growth', { grain: 'quarter', unit: '%', rollUp: { method: 'never' } }),
      indicator('market.opened', { departments: ['other'], tolerance: 0.05 }),
      indicator('society.calls', {
        gather: 'sum',
        every: '5m',
        due: '5m',
        lost: '30m',
        better: 'lower',
        categories: {
          kind: 'closed',
          list: [
            { id: 'a', title: name('a') },
            { id: 'b', title: name('b') },
          ],
        },
      }),
      indicator('society.words', { gather: 'sum', categories: { kind: 'open', cap: 3 } }),
      indicator('society.flow', { categories: { kind: 'regions', tier: 'district' } }),
      indicator('services.ontime', { gather: 'ratio', per: 100, unit: '%', rollUp: { method: 'ratio' } }),
      indicator('society.people', { grain: 'year', unit: '人' }),
      indicator('services.satisfaction', {
        grain: 'month',
        unit: '分',
        rollUp: { method: 'mean', weight: 'society.people', coverage: 0.8 },
      }),
      indicator('environment.pm25', {
        grain: 'hour',
        unit: 'µg/m³',
        gather: 'mean',
        stamp: 'end',
        scope: { root: '1', tier: 'station' },
        rollUp: { method: 'mean', weight: 'leaves', coverage: 0.5 },
        better: 'lower',
        due: '10m',
      }),
      indicator('economy.gdp_annual', { grain: 'year', until: '2020', due: '30d' }),
      indicator('services.simulated', { department: 'mock' }),
    ],
    targets: [],
    indices: [
      {
        id: 'services.index',
        title: name('index'),
        definition: name('index'),
        grain: 'month',
        scope: { root: '1', tier: 'district' },
        department: 'office',
        method: 'equal',
        coverage: 0.5,
        members: [
          { indicator: 'services.satisfaction', floor: 50, ceiling: 100 },
          { indicator: 'economy.output', floor: 0, ceiling: 200 },
        ],
      },
    ],
    incidents: [{ id: 'traffic', title: name('traffic'), kind: 'event', department: 'office' }],
    scenes: [],
    programmes: [],
  }
  change(config as unknown as Record<string, unknown[]>)
  return ConfigSchema.parse(config)
}
