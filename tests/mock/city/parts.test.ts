import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apportion, drawn } from '../../../mock/city/parts.ts'

describe('apportion', () => {
  it('gives the seats of a hand-computed case by largest remainders', () => {
    expect(apportion(10, [6, 3, 1.5], 0)).toEqual([6, 3, 1])
    expect(apportion(100, [1, 1, 1], 0)).toEqual([34, 33, 33])
    expect(apportion(1, [1, 1, 1], 1)).toEqual([0.4, 0.3, 0.3])
    expect(apportion(5, [0, 0], 0)).toEqual([0, 0])
  })

  it('always adds up exactly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.array(fc.double({ min: 0.001, max: 50, noNaN: true }), { minLength: 1, maxLength: 40 }),
        (whole, weights) => {
          expect(apportion(whole, weights, 0).reduce((a, b) => a + b, 0)).toBe(whole)
        },
      ),
    )
  })

  it('draws small wholes so that each part comes as often as its weight says', () => {
    const totals = [0, 0, 0]
    for (let i = 0; i < 1000; i++) {
      const parts = drawn(2, [5, 3, 2], (i + 0.5) / 1000)
      expect(parts.reduce((sum, one) => sum + one, 0)).toBe(2)
      expect(Math.min(...parts)).toBeGreaterThanOrEqual(0)
      parts.forEach((part, k) => (totals[k]! += part))
    }
    expect(totals.map((one) => Math.round(one / 10) / 100)).toEqual([1, 0.6, 0.4])
    expect(drawn(7, [0, 0], 0.3)).toEqual([0, 0])
  })
})
