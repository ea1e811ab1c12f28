import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ticksFor } from '#wall/charts/ticks.ts'

describe('ticksFor', () => {
  it('takes round steps that hold the values', () => {
    expect(ticksFor(4.3, 6.2, 4)).toEqual({ low: 4, high: 7, at: [4, 5, 6, 7], decimals: 0 })
    expect(ticksFor(0, 1420, 4, true).at).toEqual([0, 500, 1000, 1500])
    expect(ticksFor(2.44, 2.92, 4)).toMatchObject({ at: [2.4, 2.6, 2.8, 3], decimals: 1 })
  })
  it('starts bars at zero and keeps negative ones', () => {
    expect(ticksFor(60, 90, 4, true).low).toBe(0)
    expect(ticksFor(-3, 5, 4, true).at).toContain(0)
  })
  it('gives a flat series air', () => {
    const { low, high } = ticksFor(7, 7, 4)
    expect(low).toBeLessThan(7)
    expect(high).toBeGreaterThan(7)
    expect(ticksFor(0, 0, 4, true)).toMatchObject({ low: 0 })
  })
  it('holds any two values in two to four even ticks', () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true, noDefaultInfinity: true }).map((one) => Math.round(one * 1000) / 1000)
    fc.assert(
      fc.property(value, value, (a, b) => {
        const ticks = ticksFor(Math.min(a, b), Math.max(a, b), 4)
        const slack = Math.abs(ticks.high - ticks.low) * 1e-6
        expect(ticks.low).toBeLessThanOrEqual(Math.min(a, b) + slack)
        expect(ticks.high).toBeGreaterThanOrEqual(Math.max(a, b) - slack)
        expect(ticks.at.length).toBeGreaterThanOrEqual(2)
        expect(ticks.at.length).toBeLessThanOrEqual(4)
      }),
    )
  })
})
