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
  it('of thirteen trials of the BCG vaccine (Colditz 1994), as metafor’s rma(method = "DL") and blup have them', () => {
    const logs = [-0.889311333920205, -1.58538865720143, -1.34807314829969, -1.44155119002131, -0.217547322211296, -0.786115585818864, -1.62089822359839, 0.0119523335238405, -0.469417648738149, -1.37134480347278, -0.339358828338391, 0.445913400571379, -0.0173139482168798] // prettier-ignore
    const errors = [0.570600354892951, 0.441113501718258, 0.644490469571091, 0.141456819921302, 0.226296646395016, 0.0831000508778951, 0.472247019654243, 0.0629410779842364, 0.237558856840255, 0.270231000466321, 0.111410116109623, 0.729729981020482, 0.267216503390016] // prettier-ignore
    const { between, mean, values } = valueOf(shrunkMeans(logs, errors))
    for (const [at, one] of [0.308760262862376, -0.714117222073227, -0.799390973185865, -1.24857356869349].entries())
      expect([between, mean, ...values][at]! / one).toBeCloseTo(1, 12)
    expect(values[12]! / -0.14819135874476).toBeCloseTo(1, 12)
  })
  it('eighteen batters of 1970 by James & Stein, printed by Efron & Morris: shrunk by 0.212 towards 0.265, Clemente to 0.294', () => {
    const hits = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7].map((one) => one / 45)
    const overall = hits.reduce((a, b) => a + b, 0) / 18
    const error = Math.sqrt((overall * (1 - overall)) / 45)
    const { mean, trust, values } = valueOf(shrunkMeans(hits, hits.map(() => error), 'james_stein')) // prettier-ignore
    expect([mean, trust[0]!, values[0]!, values[17]!].map((one) => one.toFixed(3))).toEqual(['0.265', '0.212', '0.294', '0.242'])
    expect(reasonOf(shrunkMeans([1, 2, 3], [1, 1, 1], 'james_stein'))).toBe('too_few_regions')
    expect(reasonOf(shrunkMeans([1, 2, 3, 4], [1, 1, 1, 2], 'james_stein'))).toBe('bad_option how')
    expect(valueOf(shrunkMeans([5, 5, 5, 5], [1, 1, 1, 1], 'james_stein'))).toEqual({ mean: 5, between: 0, trust: [0, 0, 0, 0], values: [5, 5, 5, 5] }) // prettier-ignore
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
