import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaConvergence, rankMobility, sigmaConvergence } from '#analysis/inequality/convergence.ts'
import { gini } from '#analysis/inequality/gini.ts'
import { theil } from '#analysis/inequality/theil.ts'
import { nationalPanel } from '../../helpers/nationalPanel.ts'
import { reasonOf, valueOf } from '../../helpers/valueOf.ts'

const panel = nationalPanel()
const of2020 = (column: string): number[] => panel.columns[column]!.filter((_, at) => panel.rows[at]!.period === '2020') as number[]
const [perHead, people] = [of2020('gdp_per_capita'), of2020('resident_population')]
const one = perHead.map(() => 'all')

describe('output per head of 31 provinces, as a few lines of R 4.2.2 have it', () => {
  it('Theil and Gini, weighted by people', () => {
    expect(valueOf(theil(perHead, people, one)).total).toBeCloseTo(0.0659448856475503, 12)
    expect(valueOf(gini(perHead, people))).toBeCloseTo(0.197096560938393, 12)
  })
  it('the ten incomes of R’s package ineq: Gini 0.4620911, Theil 0.3623412', () => {
    const incomes = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261]
    const alike = incomes.map(() => 1)
    expect(valueOf(gini(incomes, alike)).toFixed(7)).toBe('0.4620911')
    expect(valueOf(theil(incomes, alike, incomes.map(() => 'all'))).total.toFixed(7)).toBe('0.3623412') // prettier-ignore
  })
  it('σ, β and ranks, 2015 to 2020', () => {
    const sigma = valueOf(sigmaConvergence(panel, 'gdp_per_capita'))
    expect(sigma.map(({ period, regions }) => [period, regions])).toEqual(
      ['2015', '2016', '2017', '2018', '2019', '2020'].map((year) => [year, 31]),
    )
    expect(sigma.at(-1)!.logDeviation).toBeCloseTo(0.376669728751723, 12)
    expect(sigma.at(-1)!.variation).toBeCloseTo(0.461463648828028, 12)
    const perPerson = { ...panel, columns: { ...panel.columns, x: panel.columns.gdp_per_capita!.map((cell) => cell! / 1e4) } }
    const { beta, speed, halfLife, regions } = valueOf(betaConvergence(perPerson, 'x', '2015', '2020', 5))
    expect(beta.estimate).toBeCloseTo(-0.0057773437916283, 12)
    expect(beta.error).toBeCloseTo(0.00601070681420835, 12)
    expect(regions).toBe(31)
    expect(halfLife! * speed!).toBeCloseTo(Math.LN2, 12)
    expect(valueOf(rankMobility(panel, 'gdp_per_capita', '2015', '2020')).spearman).toBeCloseTo(0.950403225806452, 12)
  })
})

describe('what must hold', () => {
  const towns = fc.array(fc.record({ value: fc.integer({ min: 0, max: 1000 }), weight: fc.integer({ min: 1, max: 100 }), group: fc.constantFrom('e', 'c', 'w') }), { minLength: 4, maxLength: 20 }) // prettier-ignore
  const holds = (test: (values: number[], weights: number[], groups: string[]) => void): void =>
    void fc.assert(
      fc.property(towns, (all) => {
        if (all.some(({ value }) => value > 0)) test(all.map(({ value }) => value), all.map(({ weight }) => weight), all.map(({ group }) => group)) // prettier-ignore
      }),
      { seed: 6, numRuns: 150 },
    )
  it('within and between sum to the whole, whatever the groups', () =>
    holds((values, weights, groups) => {
      const split = valueOf(theil(values, weights, groups))
      const whole = valueOf(theil(values, weights, values.map(() => 'all'))) // prettier-ignore
      expect(split.within + split.between).toBeCloseTo(whole.total, 12)
      expect(whole.between).toBeCloseTo(0, 14)
      expect(split.between).toBeGreaterThan(-1e-12)
    }))
  it('units, order and a doubled panel change neither', () =>
    holds((values, weights, groups) => {
      const yuan = values.map((value) => value * 1e8)
      const [twice, crowd] = [[...values, ...values].reverse(), [...weights, ...weights].reverse()]
      expect(valueOf(gini(yuan, weights))).toBeCloseTo(valueOf(gini(values, weights)), 12)
      expect(valueOf(gini(twice, crowd))).toBeCloseTo(valueOf(gini(values, weights)), 12)
      expect(valueOf(theil(yuan, weights, groups)).total).toBeCloseTo(valueOf(theil(values, weights, groups)).total, 11)
      expect(valueOf(theil(twice, crowd, [...groups, ...groups].reverse())).between).toBeCloseTo(
        valueOf(theil(values, weights, groups)).between,
        11,
      )
    }))
  it('alike is 0, all with one is the most', () => {
    expect(valueOf(gini([3, 3, 3], [1, 2, 3]))).toBeCloseTo(0, 14)
    expect(valueOf(gini([0, 0, 0, 7], [1, 1, 1, 1]))).toBeCloseTo(0.75, 14)
    expect(valueOf(theil([0, 0, 0, 7], [1, 1, 1, 1], ['a', 'a', 'b', 'b'])).total).toBeCloseTo(Math.log(4), 14)
  })
  it.each<[string, number[], number[]]>([
    ['too_few_regions', [1], [1]],
    ['lengths_differ weights', [1, 2], [1]],
    ['not_finite', [1, NaN], [1, 1]],
    ['negative_share', [1, -1], [1, 1]],
    ['bad_weights weights', [1, 2], [1, 0]],
    ['not_positive', [0, 0], [1, 1]],
  ])('refuses with %s', (reason, values, weights) => {
    expect(reasonOf(gini(values, weights))).toBe(reason)
    expect(reasonOf(theil(values, weights, values.map(() => 'a')))).toBe(reason) // prettier-ignore
  })
  it('what has no logarithm, or no two regions, is refused', () => {
    const zero = { ...panel, columns: { x: panel.columns.gdp!.map((cell, at) => (at === 5 ? 0 : cell)) } }
    expect(reasonOf(sigmaConvergence(zero, 'x'))).toBe('not_positive x')
    expect(reasonOf(betaConvergence(panel, 'gdp', '1999', '2020', 5))).toBe('too_few_regions')
    expect(reasonOf(betaConvergence(panel, 'gdp', '2015', '2020', 0))).toBe('bad_option years')
    expect(reasonOf(rankMobility(panel, 'nothing', '2015', '2020'))).toBe('unknown_column nothing')
  })
})
