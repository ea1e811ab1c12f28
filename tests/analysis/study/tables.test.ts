import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnalysisInputs, AnalysisTable, AnalysisTableOf } from '#contract/analysis/result.ts'
import { study } from '#analysis/study/study.ts'
import { plantedInputs, smallSpec } from '../../helpers/smallStudy.ts'

const text = (id: string) => ({ zh: id, en: id })
const REGIONS = 10
const YEARS = [0, 1, 2, 3, 4]
const code = (at: number): string => `r${String(at).padStart(2, '0')}`
const HALVES = {
  id: 'halves',
  title: text('halves'),
  source: 'test',
  groups: ['low', 'high'].map((id, at) => ({
    id,
    title: text(id),
    regions: Array.from({ length: 5 }, (_, one) => code(5 * at + one)).flatMap((one) => [one, `${one}x`]),
  })),
}
const own = { y: 'y', x: ['x', 'm'], compared: 'x', effects: 'region' }
const check = (kind: string, more: object = {}) => ({ id: kind, kind, title: text(kind), ...more })
const TABLES = [
  { kind: 'describe', id: 'described', title: text('d'), columns: ['x', 'y'] },
  { kind: 'inequality', id: 'gaps', title: text('g'), column: 'x', grouping: 'halves' },
  { kind: 'mediation', id: 'paths', title: text('p'), y: 'y', x: 'x', effects: 'region', channels: [{ id: 'm', title: text('m'), column: 'm', reason: text('m') }], draws: 100 }, // prettier-ignore
  { kind: 'heterogeneity', id: 'groups', title: text('h'), ...own, grouping: 'halves', draws: 19 },
  { kind: 'robustness', id: 'checks', title: text('r'), ...own, checks: [check('baseline'), check('lagged', { by: 1 }), check('instrumented', { instruments: ['n'], reason: text('n') })] }, // prettier-ignore
]
const of = (inputs: AnalysisInputs): Record<string, AnalysisTable> => {
  const used = HALVES.groups.map((group) => ({ ...group, regions: group.regions.filter((one) => inputs.regions.some((region) => region.code === one)) })) // prettier-ignore
  const made = study(smallSpec(TABLES, { groupings: [{ ...HALVES, groups: used }] }), inputs)
  return Object.fromEntries(made.tables.map((table) => [table.id, table]))
}
const result = <K extends AnalysisTable['kind']>(tables: Record<string, AnalysisTable>, id: string, _kind: K) =>
  tables[id]!.result as NonNullable<AnalysisTableOf<K>['result']>

/** Theil, Gini and their like by period: no unit, no order, no number of regions. */
const gaps = (inputs: AnalysisInputs): number[] =>
  result(of(inputs), 'gaps', 'inequality').periods.flatMap(({ theil, gini }) => [theil.value!.total, theil.value!.within, gini.value!])
/** Slopes of y and m on x within regions, in three tables. */
const slopes = (inputs: AnalysisInputs): number[] => {
  const tables = of(inputs)
  const { total, toMediator, direct } = result(tables, 'paths', 'mediation').channels[0]!.path!.value!
  const groups = result(tables, 'groups', 'heterogeneity').groups.map(({ fit }) => fit.value!.coefficient.estimate)
  const checks = result(tables, 'checks', 'robustness').checks.slice(0, 2).map(({ fit }) => fit.value!.coefficient.estimate) // prettier-ignore
  return [total.estimate, toMediator.estimate, direct.estimate, ...groups, ...checks]
}
const means = (inputs: AnalysisInputs): number[] =>
  result(of(inputs), 'described', 'describe').columns.flatMap((one) => [one.mean, one.least, one.middle, one.most] as number[])
const same = (ours: number[], theirs: number[], factor = 1): void => {
  expect(ours).toHaveLength(theirs.length)
  for (const [at, one] of theirs.entries()) expect(ours[at]! / (one * factor)).toBeCloseTo(1, 8)
}
const differ = (ours: number[], theirs: number[]): void => expect(ours.some((one, at) => Math.abs(one / theirs[at]! - 1) > 1e-6)).toBe(true)

/** The panel with other rows; a region beyond those there are has the fixed figure. */
const rebuilt = (inputs: AnalysisInputs, regions: number[], periods: number[], fixed = 9): AnalysisInputs => ({
  regions: regions.map((at) => inputs.regions[at] ?? { code: `${code(4)}x`, name: text('x') }),
  periods: periods.map((at) => inputs.periods[at]!),
  indicators: inputs.indicators.map((one) => ({
    ...one,
    values: periods.flatMap((year) => regions.map((region) => (region < REGIONS ? one.values[year * REGIONS + region]! : fixed))),
  })),
})
const ALL = Array.from({ length: REGIONS }, (_, at) => at)
const holds = (test: (inputs: AnalysisInputs) => void): void =>
  void fc.assert(fc.property(fc.nat(1e6), (seed) => test(plantedInputs(REGIONS, seed))), { seed: 9, numRuns: 8 }) // prettier-ignore

describe('gaps, paths, groups, checks and descriptions', () => {
  it('stay for reordered regions', () =>
    holds((inputs) => {
      const turned = rebuilt(inputs, [3, 1, 7, 0, 9, 5, 2, 6, 4, 8], YEARS)
      for (const figures of [gaps, slopes, means]) same(figures(turned), figures(inputs))
    }))
  it('in another unit: gaps stay, slopes on x move by its factor, so do its own figures', () =>
    holds((inputs) => {
      const yuan = { ...inputs, indicators: inputs.indicators.map((one) => (one.indicator === 'economy.x' ? { ...one, values: one.values.map((cell) => cell! * 1e8) } : one)) } // prettier-ignore
      same(gaps(yuan), gaps(inputs))
      same(slopes(yuan), slopes(inputs), 1e-8)
      same(means(yuan).slice(0, 4), means(inputs).slice(0, 4), 1e8)
      same(means(yuan).slice(4), means(inputs).slice(4))
    }))
  it('stay for a doubled panel, every region twice', () =>
    holds((inputs) => {
      const doubled: AnalysisInputs = {
        ...inputs,
        regions: [...inputs.regions, ...inputs.regions.map((one) => ({ ...one, code: `${one.code}x` }))],
        indicators: inputs.indicators.map((one) => ({
          ...one,
          values: YEARS.flatMap((year) => [0, 1].flatMap(() => one.values.slice(year * REGIONS, (year + 1) * REGIONS))),
        })),
      }
      for (const figures of [gaps, slopes, means]) same(figures(doubled), figures(inputs))
    }))
  it('a region that is the same in every year moves gaps and descriptions, and no slope within regions', () =>
    holds((inputs) => {
      const more = rebuilt(inputs, [...ALL, REGIONS], YEARS)
      same(slopes(more), slopes(inputs))
      differ(gaps(more), gaps(inputs))
      differ(means(more), means(inputs))
    }))
  it('a dropped year leaves the gaps of the others and moves slopes and descriptions', () =>
    holds((inputs) => {
      const fewer = rebuilt(inputs, ALL, [0, 1, 2, 3])
      same(gaps(fewer), gaps(inputs).slice(0, 4 * 3))
      differ(slopes(fewer), slopes(inputs))
      differ(means(fewer), means(inputs))
    }))
  it('every table says its n, its regions and its years', () =>
    holds((inputs) => {
      for (const table of Object.values(of(inputs)))
        expect([table.refusal, table.n > 0, table.regions, table.span]).toEqual([null, true, REGIONS, ['2016', '2020']])
    }))
})
