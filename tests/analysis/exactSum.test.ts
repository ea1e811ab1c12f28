import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactSum } from '#analysis/exactSum.ts'

/** Doubles as whole multiples of 2^-1074, added as integers and rounded once by hand. */
const oracle = (values: readonly number[]): number => {
  let total = 0n
  for (const value of values) {
    const bits = new DataView(new ArrayBuffer(8))
    bits.setFloat64(0, value)
    const raw = bits.getBigUint64(0)
    const exponent = (raw >> 52n) & 0x7ffn
    const fraction = raw & 0xfffffffffffffn
    const size = exponent === 0n ? fraction : (fraction | (1n << 52n)) << (exponent - 1n)
    total += raw >> 63n ? -size : size
  }
  const size = total < 0n ? -total : total
  const length = size.toString(2).length
  const cut = BigInt(Math.max(0, length - 53))
  let kept = size >> cut
  const rest = size - (kept << cut)
  const half = cut === 0n ? 1n : 1n << (cut - 1n)
  if (rest > half || (cut > 0n && rest === half && kept % 2n === 1n)) kept += 1n
  let result = Number(kept)
  // In steps: 2^-1074 × 2^cut alone may be below or above what a double can hold.
  for (let power = Number(cut) - 1074; power !== 0;) {
    const step = Math.max(-900, Math.min(900, power))
    result *= 2 ** step
    power -= step
  }
  return total < 0n ? -result : result
}

describe('exactSum', () => {
  it.each([
    [[], 0],
    [[-0], 0],
    [Array(10).fill(0.1), 1],
    [[1e100, 1, -1e100], 1],
    [[1e16, 1, 1e-16], 10000000000000002],
    [[1, 1e-16, 1e-16], 1.0000000000000002],
    [[2 ** 53, -0.5, -(2 ** -54)], 2 ** 53 - 1],
    [[2 ** 53, 1, 2 ** -100], 2 ** 53 + 2],
    [[1e308, 1e308, -1e308], 1e308],
    [[1e308, 1e308, -1e308, -1e308, 5], 5],
    [[Number.MAX_VALUE, Number.MAX_VALUE], Infinity],
    [[-Number.MAX_VALUE, -Number.MAX_VALUE], -Infinity],
    [[Number.MAX_VALUE, 2 ** 970], Infinity],
    [[Number.MAX_VALUE, 2 ** 970, -1], Number.MAX_VALUE],
    [[-Number.MAX_VALUE, -(2 ** 970), 1], -Number.MAX_VALUE],
    [[Infinity, 1], Infinity],
    [[-Infinity, Infinity], NaN],
    [[NaN, 1], NaN],
    [[5e-324, 5e-324], 1e-323],
  ] as [number[], number][])('%j is %d', (values, sum) => expect(exactSum(values)).toBe(sum))

  it('is the exact sum rounded once', () => {
    const wild = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(fc.array(wild, { maxLength: 30 }), (values) => {
        expect(exactSum(values)).toBe(oracle(values) + 0)
      }),
      { numRuns: 2000 },
    )
    const figures = fc.tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: -8, max: 8 })).map(([a, b]) => a * 10 ** b)
    fc.assert(
      fc.property(fc.array(figures, { maxLength: 60 }), (values) => {
        expect(exactSum(values)).toBe(oracle(values) + 0)
      }),
      { numRuns: 1000 },
    )
  })

  it('does not look at the order', () => {
    const shuffled = fc
      .array(fc.double({ noNaN: true }), { maxLength: 40 })
      .chain((values) => fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length })))
    fc.assert(
      fc.property(shuffled, ([values, other]) => {
        expect(exactSum(other)).toBe(exactSum(values))
      }),
      { numRuns: 500 },
    )
  })

  it('takes any iterable, once', () => {
    expect(exactSum(new Set([0.1, 0.2]))).toBe(0.30000000000000004)
  })
})
