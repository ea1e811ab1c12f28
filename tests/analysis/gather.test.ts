import { describe, expect, it } from 'vitest'
import type { Gather } from '#contract/indicator.ts'
import { gather, quantile, type Sample } from '#analysis/gather.ts'

const values = (...of: (number | null)[]): Sample[] => of.map((value, time) => ({ time, value, numerator: null, denominator: null }))
const ratios = (...of: [number | null, number | null][]): Sample[] =>
  of.map(([numerator, denominator], time) => ({ time, value: null, numerator, denominator }))

describe('gather', () => {
  it.each([
    ['last', 4],
    ['sum', 10],
    ['mean', 2.5],
    ['min', 1],
    ['max', 4],
    ['count', 4],
    ['p90', 3.7],
  ] as [Gather, number][])('%s of 3 1 2 4 is %d', (how, value) => {
    expect(gather(values(3, 1, 2, 4), how, 1)).toMatchObject({ reason: null, count: 4 })
    expect(gather(values(3, 1, 2, 4), how, 1).value).toBeCloseTo(value, 12)
  })

  it('skips what is missing and never counts it as 0', () => {
    const some = values(null, 4, null, 6, null)
    expect(gather(some, 'mean', 1)).toEqual({ value: 5, numerator: null, denominator: null, reason: null, count: 2 })
    expect(gather(some, 'min', 1).value).toBe(4)
    expect(gather(some, 'last', 1).value).toBe(6)
    expect(gather(some, 'count', 1).value).toBe(2)
  })

  it.each(['last', 'sum', 'mean', 'min', 'max', 'count', 'p90', 'ratio'] as Gather[])('says why %s has no value', (how) => {
    expect(gather([], how, 1)).toEqual({ value: null, numerator: null, denominator: null, reason: 'never_reported', count: 0 })
    expect(gather(values(null, null), how, 1)).toMatchObject({ value: null, reason: 'reported_missing', count: 0 })
  })

  it('keeps a true zero', () => expect(gather(values(0, 0), 'sum', 1)).toMatchObject({ value: 0, reason: null, count: 2 }))

  it('sums exactly', () => expect(gather(values(...Array<number>(10).fill(0.1)), 'sum', 1).value).toBe(1))

  it('adds numerators and denominators, never the quotients', () => {
    expect(gather(ratios([1, 2], [9, 98]), 'ratio', 100)).toEqual({ value: 10, numerator: 10, denominator: 100, reason: null, count: 2 })
    expect(gather(ratios([1, 2], [9, null], [null, 5]), 'ratio', 100)).toMatchObject({ value: 50, numerator: 1, denominator: 2, count: 1 })
    expect(gather(ratios([0, 0], [1, 4]), 'ratio', 1)).toMatchObject({ value: 0.25, count: 2 })
  })

  it('has no quotient over zero, and says so', () => {
    expect(gather(ratios([3, 0]), 'ratio', 100)).toEqual({
      value: null,
      numerator: 3,
      denominator: 0,
      reason: 'zero_denominator',
      count: 1,
    })
    expect(gather(ratios([3, 0]), 'last', 100)).toMatchObject({ value: null, reason: 'zero_denominator' })
  })

  it('passes the last ratio on with its parts, so that it can be rolled up', () => {
    expect(gather(ratios([1, 2], [3, 4]), 'last', 100)).toEqual({ value: 75, numerator: 3, denominator: 4, reason: null, count: 2 })
  })
})

/** R: quantile(c(15, 20, 35, 40, 50), c(.05, .3, .4, .5, 1), type = 7). */
it.each([
  [0.05, 16],
  [0.3, 23],
  [0.4, 29],
  [0.5, 35],
  [1, 50],
  [0, 15],
])('quantile type 7 at %d is %d', (share, value) => {
  expect(quantile([15, 20, 35, 40, 50], share)).toBeCloseTo(value, 12)
})
it('has a quantile of one value', () => expect(quantile([7], 0.9)).toBe(7))
