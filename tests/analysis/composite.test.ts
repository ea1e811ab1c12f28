import { describe, expect, it } from 'vitest'
import { placeBetween, weightedMean, weightsThere } from '#analysis/composite.ts'

it.each([
  [50, 0, 100, 50],
  [5, 0, 10, 50],
  [-5, 0, 10, 0],
  [50, 0, 10, 100],
  [35, 75, 15, 200 / 3],
  [90, 75, 15, 0],
  [10, 75, 15, 100],
  [3, 3, 3, 100],
  [2, 3, 3, 0],
])('%d between %d and %d stands at %d', (value, floor, ceiling, place) =>
  expect(placeBetween(value, floor, ceiling)).toBeCloseTo(place, 10),
)

describe('the weighted mean of members', () => {
  const alike = (of: number): number[] => Array.from({ length: of }, () => 1 / of)

  it('is of those there are, if they hold enough of the weight', () => {
    expect(weightedMean([10, 20, 30, 40, null], alike(5), 0.8)).toEqual({ value: 25, have: 4, of: 5, share: 0.8 })
    expect(weightedMean([10, 20, 30, null, null], alike(5), 0.8)).toEqual({ value: null, have: 3, of: 5, share: 0.6 })
    expect(weightedMean([null, null], alike(2), 0)).toEqual({ value: null, have: 0, of: 2, share: 0 })
    expect(weightedMean([], [], 0)).toEqual({ value: null, have: 0, of: 0, share: 0 })
    expect(weightedMean([0, 0], alike(2), 1)).toEqual({ value: 0, have: 2, of: 2, share: 1 })
    expect(weightedMean([25, 25, 25], alike(3), 1).value).toBe(25)
  })

  it('counts a member by its weight, in the value and in the coverage', () => {
    expect(weightedMean([10, 50], [0.75, 0.25], 1)).toEqual({ value: 20, have: 2, of: 2, share: 1 })
    expect(weightedMean([10, null], [0.75, 0.25], 0.7)).toEqual({ value: 10, have: 1, of: 2, share: 0.75 })
    expect(weightedMean([null, 50], [0.75, 0.25], 0.7)).toEqual({ value: null, have: 1, of: 2, share: 0.25 })
    expect(weightedMean([50, null], [0, 1], 0)).toEqual({ value: null, have: 1, of: 2, share: 0 })
  })

  it('rests on weights that are those of the members there are, to a sum of 1', () => {
    expect(weightsThere([10, null, 30], [0.5, 0.3, 0.2])).toEqual([0.5 / 0.7, 0, 0.2 / 0.7])
    expect(weightsThere([null, null], [0.5, 0.5])).toEqual([0, 0])
  })
})
