import { describe, expect, it } from 'vitest'
import { bandwidth, densityAt } from '#analysis/density.ts'
import { median, quantile } from '#analysis/quantile.ts'

/** The first ten of R's `faithful$eruptions`. */
const ERUPTIONS = [3.6, 1.8, 3.333, 2.283, 4.533, 2.883, 4.7, 3.6, 1.95, 4.35]

describe('quantile, type 7', () => {
  it.each([
    [[1, 2, 3, 4], 0.25, 1.75],
    [[1, 2, 3, 4], 0.75, 3.25],
    [[15, 20, 35, 40, 50], 0.4, 29],
    [[3], 0.9, 3],
    [[2, 1], 0, 1],
    [[2, 1], 1, 2],
    [ERUPTIONS, 0.25, 2.433],
    [ERUPTIONS, 0.75, 4.1625],
  ])('of %j at %d is %d', (values, share, says) => expect(quantile(values, share)).toBeCloseTo(says, 10))
  it('of nothing is no number, and does not reorder what it was given', () => {
    const values = [3, 1, 2]
    expect(median(values)).toBe(2)
    expect(values).toEqual([3, 1, 2])
    expect(median([])).toBeNaN()
  })
})

describe('density', () => {
  it('takes R’s bw.nrd0', () => expect(bandwidth(ERUPTIONS)).toBeCloseTo(0.9 * 1.056433 * 10 ** -0.2, 6))
  it('has no bandwidth where all are one', () => {
    expect(bandwidth([5, 5, 5])).toBe(0)
    expect(bandwidth([5])).toBe(0)
  })
  it('is the normal curve for one value, and holds an area of 1', () => {
    expect(densityAt([0, 1], [0], 1)).toEqual([expect.closeTo(0.398942, 6), expect.closeTo(0.241971, 6)])
    const step = 0.05
    const places = Array.from({ length: 400 }, (_, at) => -7 + at * step)
    const area = densityAt(places, ERUPTIONS, 0.6).reduce((sum, one) => sum + one * step, 0)
    expect(area).toBeCloseTo(1, 4)
  })
})
