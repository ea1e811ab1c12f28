import { AnalysisInputs } from '#contract/analysis/result.ts'
import { AnalysisSpec } from '#contract/analysis/spec.ts'
import { gammaDraw } from '#analysis/index/dirichlet.ts'
import { seeded } from '#analysis/seeded.ts'

const text = (id: string) => ({ zh: id, en: id })
const YEARS = ['2016', '2017', '2018', '2019', '2020']

/** A panel with planted effects: m = 0.6 x + …, y = 0.5 x + 0.8 m + …, each with effects of region and year; a second mediator apart. */
export const plantedInputs = (regions: number, seed: number): AnalysisInputs => {
  const random = seeded(seed)
  const draw = () => (gammaDraw(4, random) - 4) / 2
  const rows = YEARS.flatMap((_, year) => Array.from({ length: regions }, (__, region) => ({ year, region })))
  const effect = { region: Array.from({ length: regions }, draw), year: YEARS.map(draw) }
  const x = rows.map(({ region, year }) => 5 + draw() + effect.region[region]! / 2 + effect.year[year]! / 4)
  const m = rows.map(({ region, year }, at) => 9 + 0.6 * x[at]! + effect.region[region]! + effect.year[year]! + draw() / 2)
  const n = rows.map(() => 7 + draw())
  const y = rows.map(({ region, year }, at) => 3 + 0.5 * x[at]! + 0.8 * m[at]! + effect.region[region]! - effect.year[year]! + draw() / 20)
  const columns = { x, m, n, y }
  return AnalysisInputs.parse({
    regions: Array.from({ length: regions }, (_, at) => ({ code: `r${String(at).padStart(2, '0')}`, name: text(`r${at}`) })),
    periods: YEARS,
    indicators: Object.entries(columns).map(([id, values]) => ({
      indicator: `economy.${id}`,
      title: text(id),
      unit: '元',
      better: 'higher',
      decimals: 2,
      department: 'office',
      source: 'planted',
      values,
    })),
  })
}

/** An analysis of x, m, n and y with the tables that are asked for. */
export const smallSpec = (tables: object[], more: object = {}): AnalysisSpec =>
  AnalysisSpec.parse({
    id: 'small',
    title: text('small'),
    seed: 5,
    panel: { scope: { root: '1', tier: 'district' }, grain: 'year', from: YEARS[0], to: YEARS.at(-1) },
    columns: ['x', 'm', 'n', 'y'].map((id) => ({ id, indicator: `economy.${id}` })),
    groupings: [
      {
        id: 'halves',
        title: text('halves'),
        source: 'test',
        groups: [
          { id: 'low', title: text('low'), regions: Array.from({ length: 15 }, (_, at) => `r${String(at).padStart(2, '0')}`) },
          { id: 'high', title: text('high'), regions: Array.from({ length: 15 }, (_, at) => `r${at + 15}`) },
        ],
      },
    ],
    tables,
    ...more,
  })

export const smallIndex = (options: object = {}) => ({
  kind: 'index',
  id: 'index',
  title: text('index'),
  definition: text('index'),
  functions: [
    { id: 'f', title: text('f') },
    { id: 'g', title: text('g') },
  ],
  members: ['x', 'm', 'n'].map((column) => ({ column, function: column === 'n' ? 'g' : 'f', reason: text('test') })),
  options,
  shaking: { draws: 20, concentration: 100, level: 0.9 },
})
