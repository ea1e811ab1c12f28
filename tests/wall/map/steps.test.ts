import { cutsOf, STEPS, stepOf } from '#wall/map/steps.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('steps', () => {
  it('cuts at even steps of value', () => {
    expect(cutsOf([0, 70, 3], 'values', 'sequential')).toEqual([0, 10, 20, 30, 40, 50, 60, 70])
  })
  it('cuts at even numbers of regions', () => {
    const cuts = cutsOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 1000], 'quantiles', 'sequential')!
    const counts = Array.from({ length: STEPS }, () => 0)
    for (const value of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 1000]) counts[stepOf(value, cuts)]! += 1
    expect(counts).toEqual([2, 2, 2, 2, 2, 2, 2])
  })
  it('sets zero in the middle of a diverging ramp, both sides by the same measure', () => {
    const cuts = cutsOf([-0.08, 0.14, 0.01, -0.01], 'values', 'diverging')!
    expect(cuts[0]).toBeCloseTo(-0.14)
    expect(stepOf(0, cuts)).toBe(3)
    expect(stepOf(0.14, cuts)).toBe(6)
    expect(stepOf(-0.08, cuts)).toBe(1)
  })
  it('has no cuts without values, and one middle step where all are the same', () => {
    expect(cutsOf([], 'values', 'sequential')).toBeNull()
    expect(cutsOf([Number.NaN, Number.POSITIVE_INFINITY], 'values', 'sequential')).toBeNull()
    expect(stepOf(5, cutsOf([5, 5, 5], 'values', 'sequential')!)).toBe(3)
    expect(stepOf(0, cutsOf([0, 0], 'values', 'diverging')!)).toBe(3)
  })
  it('never steps down when the value goes up, and stays on the ramp', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 2 }),
        fc.constantFrom('values', 'quantiles'),
        fc.constantFrom('sequential', 'diverging'),
        (values, by, ramp) => {
          const cuts = cutsOf(values, by, ramp)!
          const steps = [...values].sort((a, b) => a - b).map((value) => stepOf(value, cuts))
          for (const step of steps) expect(step).toBeGreaterThanOrEqual(0)
          for (const step of steps) expect(step).toBeLessThan(STEPS)
          for (let at = 1; at < steps.length; at += 1) expect(steps[at]).toBeGreaterThanOrEqual(steps[at - 1]!)
        },
      ),
    )
  })
})
