import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnalysisInputs, AnalysisTableOf } from '#contract/analysis/result.ts'
import { study } from '#analysis/study/study.ts'
import { plantedInputs, smallIndex, smallSpec } from '../../helpers/smallStudy.ts'

const text = (id: string) => ({ zh: id, en: id })
const REGIONS = 8
const FIT = { kind: 'regression', id: 'fit', title: text('fit'), y: 'y', x: ['x', 'm'], models: [{ id: 'region', title: text('r'), effects: 'region' }] } // prettier-ignore
const OPTIONS = [{}, { weighting: 'critic' }, { weighting: 'equal' }, { within: 'functions' }, { cap: 0.4 }, { aggregate: 'topsis' }]
const options = fc.constantFrom<object>(...OPTIONS)
const seeds = fc.nat(1e6)

const indexed = (inputs: AnalysisInputs, given: object) => {
  const own = study(smallSpec([smallIndex(given)]), inputs).tables[0] as AnalysisTableOf<'index'>
  return {
    weights: own.result!.weights[0]!.weights,
    scores: new Map(own.result!.rows.map((row) => [`${row.region} ${row.period}`, row.score])),
  }
}
const slopes = (inputs: AnalysisInputs): number[] => {
  const own = study(smallSpec([FIT]), inputs).tables[0] as AnalysisTableOf<'regression'>
  return own.result!.models[0]!.fit.value!.coefficients.slice(1).map(({ estimate }) => estimate)
}

type Row = { region: number; period: number }

/** The inputs with other rows: each takes a row of the former, or figures of its own. */
const rebuilt = (
  inputs: AnalysisInputs,
  regions: number[],
  periods: number[],
  value: (id: string, row: Row) => number | null | undefined = () => undefined,
): AnalysisInputs => ({
  regions: regions.map((at) => inputs.regions[at] ?? { code: `r9${at}`, name: text(`r9${at}`) }),
  periods: periods.map((at) => inputs.periods[at]!),
  indicators: inputs.indicators.map((one) => ({
    ...one,
    values: periods.flatMap((period) =>
      regions.map((region) => {
        const own = value(one.indicator, { region, period })
        return own === undefined ? one.values[period * inputs.regions.length + region]! : own
      }),
    ),
  })),
})
const ALL = Array.from({ length: REGIONS }, (_, at) => at)
const YEARS = [0, 1, 2, 3, 4]
const close = (before: Map<string, number>, after: Map<string, number>): void => {
  for (const [key, score] of before) expect(after.get(key)).toBeCloseTo(score, 10)
}
const holds = (property: fc.IPropertyWithHooks<[number, object]>): void => void fc.assert(property, { seed: 8, numRuns: 15 })

describe('an analysis of a panel', () => {
  it('is the same to the last bit for reordered regions', () =>
    holds(
      fc.property(seeds, options, (seed, given) => {
        const inputs = plantedInputs(REGIONS, seed)
        const turned = rebuilt(inputs, [3, 1, 7, 0, 5, 2, 6, 4], YEARS)
        const [before, after] = [indexed(inputs, given), indexed(turned, given)]
        for (const [key, score] of before.scores) expect(after.scores.get(key)).toBe(score)
        for (const [at, slope] of slopes(inputs).entries()) expect(slopes(turned)[at]).toBeCloseTo(slope, 9)
      }),
    ))
  it('is the same in another unit, yuan or 亿元, but for the slope of what was measured in it', () =>
    holds(
      fc.property(seeds, options, (seed, given) => {
        const inputs = plantedInputs(REGIONS, seed)
        const scaled = { ...inputs, indicators: inputs.indicators.map((one) => (one.indicator === 'economy.x' ? { ...one, values: one.values.map((cell) => cell! * 1e8) } : one)) } // prettier-ignore
        close(indexed(inputs, given).scores, indexed(scaled, given).scores)
        const [before, after] = [slopes(inputs), slopes(scaled)]
        expect(after[0]! * 1e8).toBeCloseTo(before[0]!, 8)
        expect(after[1]).toBeCloseTo(before[1]!, 8)
      }),
    ))
  it('is the same for a doubled panel, every region twice', () =>
    holds(
      fc.property(seeds, options, (seed, given) => {
        const inputs = plantedInputs(REGIONS, seed)
        const doubled: AnalysisInputs = {
          ...inputs,
          regions: [...inputs.regions, ...inputs.regions.map(({ code, name }) => ({ code: `${code}x`, name }))],
          indicators: inputs.indicators.map((one) => ({
            ...one,
            values: YEARS.flatMap((year) => {
              const own = one.values.slice(year * REGIONS, (year + 1) * REGIONS)
              return [...own, ...own]
            }),
          })),
        }
        // 1 − e is divided by ln n, which cancels in the shares of weight; CRITIC's deviations have n − 1 below, alike in all columns.
        close(indexed(inputs, given).scores, indexed(doubled, given).scores)
        for (const [at, slope] of slopes(inputs).entries()) expect(slopes(doubled)[at]).toBeCloseTo(slope, 9)
      }),
    ))
  it('changes its weights, and no slope within regions, for a region that is the same in every year', () =>
    holds(
      fc.property(seeds, options, (seed, given) => {
        const inputs = plantedInputs(REGIONS, seed)
        const middle = (id: string) => inputs.indicators.find(({ indicator }) => indicator === id)!.values[3]!
        const more = rebuilt(inputs, [...ALL, REGIONS], YEARS, (id, { region }) => (region === REGIONS ? middle(id) : undefined))
        for (const [at, slope] of slopes(inputs).entries()) expect(slopes(more)[at]).toBeCloseTo(slope, 9)
        const fixed = { ...given, weighting: 'equal', aggregate: 'weighted_sum' }
        close(indexed(inputs, fixed).scores, indexed(more, fixed).scores)
        expect(indexed(more, { weighting: 'entropy' }).weights).not.toEqual(indexed(inputs, { weighting: 'entropy' }).weights)
      }),
    ))
  it('keeps the other years for a dropped one where each stands alone, and moves them where the panel is pooled', () =>
    holds(
      fc.property(seeds, options, (seed, given) => {
        const inputs = plantedInputs(REGIONS, seed)
        const dropped = rebuilt(inputs, ALL, [0, 1, 2, 3])
        const alone = { ...given, over: 'period', weightsOver: 'period' }
        const [before, after] = [indexed(inputs, alone), indexed(dropped, alone)]
        expect(after.scores.size).toBe(REGIONS * 4)
        for (const [key, score] of after.scores) expect(before.scores.get(key)).toBe(score)
        const pooled = indexed(inputs, { ...given, weighting: 'entropy' }).scores
        const fewer = indexed(dropped, { ...given, weighting: 'entropy' }).scores
        expect([...fewer].some(([key, score]) => pooled.get(key) !== score)).toBe(true)
      }),
    ))
})
