import { describe, expect, it } from 'vitest'
import { shrunkMeans, shrunkRates } from '#analysis/smallNumbers/empiricalBayes.ts'
import { seeded } from '#analysis/seeded.ts'
import { reasonOf, valueOf } from '../../helpers/valueOf.ts'

const RATES = [8.57100340136055e-5, 0.00566684720405494, 0.037666498661754, 0.00529822677208537, 0.0121389015222451, 0.0178890818215831]
const MEANS = [504.804737831089, 15.482506219749, 77.1306006967551, 8.35307848748111]

describe('rates of small numbers', () => {
  it('as Marshall’s formula gives them in R', () => {
    const { between, values } = valueOf(shrunkRates([3, 19, 9, 2, 90], [800, 400, 2000, 200, 5000]))
    expect(between).toBeCloseTo(RATES[0]!, 15)
    for (const [at, one] of RATES.slice(1).entries()) expect(values[at]).toBeCloseTo(one, 13)
  })
  it('come nearer to the truth than the raw rates', () => {
    const random = seeded(5)
    const people = Array.from({ length: 200 }, () => 20 + Math.floor(200 * random()))
    const truth = people.map(() => 0.02 + 0.03 * random())
    const events = people.map((base, at) => Array.from({ length: base }, () => (random() < truth[at]! ? 1 : 0) as number).reduce((a, b) => a + b, 0)) // prettier-ignore
    const { values } = valueOf(shrunkRates(events, people))
    const off = (rates: number[]): number => rates.reduce((sum, rate, at) => sum + (rate - truth[at]!) ** 2, 0)
    expect(off(values)).toBeLessThan(off(events.map((count, at) => count / people[at]!)) / 2)
  })
  it('trust a large base more; nothing but chance is the mean, no events are no rate', () => {
    const { trust } = valueOf(shrunkRates([3, 19, 9, 2, 90], [800, 400, 2000, 200, 5000]))
    expect(trust[4]).toBeGreaterThan(trust[3]!)
    const even = valueOf(shrunkRates([10, 10, 10], [100, 100, 100]))
    expect([even.between, ...even.values]).toEqual([0, 0.1, 0.1, 0.1])
    expect(valueOf(shrunkRates([0, 0, 0], [1, 2, 3])).values).toEqual([0, 0, 0])
  })
  it.each<[string, number[], number[]]>([
    ['too_few_regions', [1, 2], [3, 4]],
    ['lengths_differ people', [1, 2, 3], [3, 4]],
    ['negative_share events', [1, 2, -3], [3, 4, 5]],
    ['not_positive people', [1, 2, 3], [3, 0, 5]],
    ['not_finite', [1, NaN, 3], [3, 4, 5]],
  ])('refuses with %s', (reason, events, people) => expect(reasonOf(shrunkRates(events, people))).toBe(reason))
})

describe('means', () => {
  it('eight schools (Rubin 1981): what differs is within chance, all are 7.69', () => {
    const { mean, between, values } = valueOf(shrunkMeans([28, 8, -3, 7, -1, 1, 18, 12], [15, 10, 16, 11, 9, 11, 10, 18]))
    expect(mean).toBeCloseTo(7.6856, 4)
    expect(between).toBe(0)
    expect(values[0]).toBe(mean)
  })
  it('as DerSimonian & Laird’s formula gives them in R', () => {
    const { mean, between, values } = valueOf(shrunkMeans([84, 8, -3, 7, -1, 1, 18, 12], [7.5, 5, 8, 5.5, 4.5, 5.5, 5, 9]))
    for (const [at, ours] of [between, mean, values[0]!, values[1]!].entries()) expect(ours / MEANS[at]!).toBeCloseTo(1, 12)
  })
  it.each<[string, number[], number[]]>([
    ['too_few_regions', [1, 2], [3, 4]],
    ['lengths_differ errors', [1, 2, 3], [3, 4]],
    ['not_positive errors', [1, 2, 3], [3, 0, 5]],
    ['not_finite', [1, Infinity, 3], [3, 4, 5]],
  ])('refuses with %s', (reason, means, errors) => expect(reasonOf(shrunkMeans(means, errors))).toBe(reason))
})
