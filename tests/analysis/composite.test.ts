import { expect, it } from 'vitest'
import { equalMean, placeBetween } from '#analysis/composite.ts'

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

it('is the mean of the members there are, if there are enough', () => {
  expect(equalMean([10, 20, 30, 40, null], 0.8)).toEqual({ value: 25, have: 4, of: 5 })
  expect(equalMean([10, 20, 30, null, null], 0.8)).toEqual({ value: null, have: 3, of: 5 })
  expect(equalMean([null, null], 0)).toEqual({ value: null, have: 0, of: 2 })
  expect(equalMean([], 0)).toEqual({ value: null, have: 0, of: 0 })
  expect(equalMean([0, 0], 1)).toEqual({ value: 0, have: 2, of: 2 })
})
