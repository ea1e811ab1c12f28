import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastSquares, type Slope } from '#analysis/supposed/leastSquares.ts'

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)
const gainOf = (slopes: readonly Slope[], steps: readonly number[]) => sum(slopes.map(({ yields }, at) => yields * steps[at]!))
const effortOf = (steps: readonly number[]) => sum(steps.map((one) => one ** 2))
const size = (max: number) => fc.double({ min: 1e-3, max, noNaN: true })
const slopes = fc.array(fc.record({ yields: size(5), room: size(20) }), { minLength: 1, maxLength: 9 })
const share = fc.double({ min: 0.01, max: 0.99, noNaN: true })

describe('steps of the least sum of squares', () => {
  it('go in proportion to what they yield, until the room ends', () => {
    expect(
      leastSquares(
        [
          { yields: 3, room: 10 },
          { yields: 4, room: 10 },
        ],
        25,
      ),
    ).toEqual([3, 4])
    expect(
      leastSquares(
        [
          { yields: 3, room: 1 },
          { yields: 4, room: 10 },
        ],
        25,
      ),
    ).toEqual([1, 5.5])
    // Alike in all: alike in steps.
    expect(
      leastSquares(
        [
          { yields: 2, room: 9 },
          { yields: 2, room: 9 },
        ],
        8,
      ),
    ).toEqual([2, 2])
  })
  it('are none for nothing to gain, and all there are where that is not enough', () => {
    expect(leastSquares([{ yields: 3, room: 10 }], 0)).toEqual([0])
    expect(leastSquares([{ yields: 3, room: 10 }], -1)).toEqual([0])
    expect(
      leastSquares(
        [
          { yields: 3, room: 10 },
          { yields: 1, room: 2 },
        ],
        33,
      ),
    ).toEqual([10, 2])
    expect(leastSquares([], 1)).toEqual([])
  })
  it('gain what is asked, stay in their room, and do not depend on the order', () =>
    fc.assert(
      fc.property(slopes, share, (all, part) => {
        const most = gainOf(
          all,
          all.map(({ room }) => room),
        )
        const steps = leastSquares(all, most * part)
        expect(gainOf(all, steps)).toBeCloseTo(most * part, 9)
        steps.forEach((one, at) => expect(one >= 0 && one <= all[at]!.room).toBe(true))
        const turned = leastSquares([...all].reverse(), most * part).reverse()
        steps.forEach((one, at) => expect(turned[at]).toBeCloseTo(one, 9))
      }),
      { numRuns: 300 },
    ))
  it('are cheaper than any other steps that gain as much', () =>
    fc.assert(
      fc.property(
        slopes,
        share,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }),
        (all, part, turned) => {
          const gap =
            gainOf(
              all,
              all.map(({ room }) => room),
            ) * part
          const other = all.map(({ room }, at) => room * turned[at]!)
          fc.pre(gainOf(all, other) >= gap)
          expect(effortOf(leastSquares(all, gap))).toBeLessThanOrEqual(effortOf(other) * (1 + 1e-9))
        },
      ),
      { numRuns: 500 },
    ))
  it('leave no exchange between two of them that would be cheaper', () =>
    fc.assert(
      fc.property(slopes, share, (all, part) => {
        const steps = leastSquares(
          all,
          gainOf(
            all,
            all.map(({ room }) => room),
          ) * part,
        )
        const free = all.map(({ yields, room }, at) => ({ price: steps[at]! / yields, full: steps[at]! >= room * (1 - 1e-12) }))
        const price = Math.max(...free.map((one) => one.price))
        // What is not full costs the same at the margin; what is full costs no more.
        for (const one of free) if (!one.full) expect(one.price).toBeCloseTo(price, 6)
      }),
      { numRuns: 300 },
    ))
})
