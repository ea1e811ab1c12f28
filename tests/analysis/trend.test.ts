import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { theilSen, trendOf } from '#analysis/trend.ts'

describe('theilSen', () => {
  it('is the median of all pairs', () => {
    expect(
      theilSen([
        [0, 1],
        [1, 3],
        [2, 5],
      ]),
    ).toBe(2)
    // Pairs of (1,2) (2,1) (3,4) (4,3): -1 1 1/3 3 1 -1, median 2/3.
    expect(
      theilSen([
        [1, 2],
        [2, 1],
        [3, 4],
        [4, 3],
      ]),
    ).toBeCloseTo(2 / 3, 12)
  })
  it('is not moved by one wild value', () =>
    expect(
      theilSen([
        [0, 0],
        [1, 1],
        [2, 2],
        [3, 300],
        [4, 4],
        [5, 5],
        [6, 6],
      ]),
    ).toBe(1))
  it('leaves out pairs above each other, and has none of less than two', () => {
    expect(
      theilSen([
        [0, 1],
        [0, 9],
        [1, 2],
      ]),
    ).toBe(-3)
    expect(theilSen([[0, 1]])).toBeNaN()
    expect(theilSen([])).toBeNaN()
  })
})

describe('trendOf', () => {
  it.each([
    [[1, 2, 3, 4, 5, 6], 'higher', 'better'],
    [[1, 2, 3, 4, 5, 6], 'lower', 'worse'],
    [[6, 5, 4, 3, 2, 1], 'lower', 'better'],
    [[10, 12, 11.9, 14, 15.5, 17], 'higher', 'better'],
    [[5, 5, 5, 5, 5, 5], 'higher', 'steady'],
    [[5, 5, 5, 5, 5, 9], 'higher', 'steady'],
    [[10, 30, 8, 28, 12, 31], 'higher', 'steady'],
    [[100, 103, 98, 101, 99, 104], 'lower', 'steady'],
    [[0.3, 0.1 + 0.2, 0.1 + 0.2, 0.3 + 1e-16, 0.30000000000000004, 0.30000000000000004], 'higher', 'steady'],
    [[1, 2, 3, 4, 5], 'higher', 'unknown'],
    [[1, 2, 3, null, 4, 5], 'higher', 'unknown'],
    [[1, 2, 3, null, 5, 6, 7], 'higher', 'better'],
    [[90, 80, 70, 1, 2, 3, 4, 5, 6], 'higher', 'better'],
    [[1, 2, 3, 4, 5, 6], 'within', 'unknown'],
    [[1, 2, 3, 4, 5, 6], 'neither', 'unknown'],
    [[], 'higher', 'unknown'],
  ] as const)('%j, %s is better: %s', (values, better, trend) => expect(trendOf(values, better)).toBe(trend))

  it('turns with the direction, and does not look at unit or origin', () => {
    const six = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 6, maxLength: 6 })
    const other = { better: 'worse', worse: 'better', steady: 'steady', unknown: 'unknown' } as const
    fc.assert(
      fc.property(six, fc.integer({ min: 1, max: 64 }), (values, by) => {
        const trend = trendOf(values, 'higher')
        expect(trendOf(values, 'lower')).toBe(other[trend])
        expect(trendOf(values.toReversed(), 'higher')).toBe(other[trend])
        expect(
          trendOf(
            values.map((value) => value * by),
            'higher',
          ),
        ).toBe(trend)
      }),
    )
  })
})
