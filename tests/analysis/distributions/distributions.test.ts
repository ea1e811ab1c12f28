import { describe, expect, it } from 'vitest'
import { incompleteBeta } from '#analysis/distributions/beta.ts'
import { chiSquareAbove } from '#analysis/distributions/chiSquare.ts'
import { fisherAbove } from '#analysis/distributions/fisher.ts'
import { incompleteGamma, logGamma } from '#analysis/distributions/gamma.ts'
import { normalBelow, normalBeyond, normalQuantile } from '#analysis/distributions/normal.ts'
import { studentBeyond, studentBound } from '#analysis/distributions/student.ts'

/** Printed to 17 digits by R 4.2.2: lgamma, pnorm, qnorm, pt, qt, pf, pchisq. */
const near = (ours: number, theirs: number): void => expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(5e-12 * Math.abs(theirs) + 1e-300)

describe('as R has them', () => {
  it.each([
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247001],
    [1.5, -0.12078223763524518],
    [3.3, 0.98709857789473443],
    [9.99, 12.779315214350193],
    [10.01, 12.824350262448247],
    [123.4, 469.33609744219063],
    [1e5, 1051287.7089736569],
  ])('ln Γ(%d)', (x, is) => near(logGamma(x), is))
  it.each([
    [-37, 5.7255712225245771e-300],
    [-8.3, 5.2055697448902552e-17],
    [-1.96, 0.024997895148220428],
    [-0.1, 0.46017216272297101],
    [0, 0.5],
    [2.5, 0.99379033467422384],
    [6, 0.9999999990134123],
  ])('P(Z ≤ %d)', (z, is) => near(normalBelow(z), is))
  it.each([
    [1e-300, -37.047096299361201],
    [1e-12, -7.0344838253011321],
    [0.001, -3.0902323061678132],
    [0.025, -1.9599639845400538],
    [0.3, -0.52440051270804067],
    [0.5, 0],
    [0.975, 1.9599639845400536],
    [0.999999, 4.7534243088170891],
  ])('the normal’s %d quantile', (share, is) =>
    is === 0 ? expect(Math.abs(normalQuantile(share))).toBeLessThan(1e-15) : near(normalQuantile(share), is),
  )
  it.each([
    [0.01, 1, 0.99363401447018351],
    [0.5, 3, 0.65144796484815104],
    [2, 7.3, 0.083941039334103101],
    [2.5, 30, 0.018115649068066706],
    [12, 199, 2.5799606747931464e-25],
    [-40, 1000, 1.0478852155172875e-209],
    [3, 100_000, 0.0027004608840647203],
  ])('two tails of t at %d with %d degrees', (t, degrees, is) => near(studentBeyond(t, degrees), is))
  it.each([
    [0.05, 1, 12.706204736174694],
    [0.05, 9, 2.2621571627982049],
    [0.01, 7.3, 3.4510316556221841],
    [0.2, 188, 1.2860708673635473],
    [0.05, 1e5, 1.9599877075346088],
    [1e-6, 5, 28.478473462984201],
  ])('the t that two tails of %d lie beyond with %d degrees', (tails, degrees, is) => near(studentBound(tails, degrees), is))
  it.each([
    [0.2, 1, 5, 0.67342843553755394],
    [3.2, 4, 17, 0.039402570364665442],
    [49.1766, 9, 188, 8.7004397007605346e-45],
    [309.014, 2, 188, 3.7490888535373988e-60],
    [1.01, 500, 700, 0.45036250321071242],
  ])('F above %d with %d and %d', (f, above, below, is) => near(fisherAbove(f, above, below), is))
  it.each([
    [0.1, 1, 0.75182963404584935],
    [2.33036689367546, 2, 0.31186544605488609],
    [13.2, 4, 0.010338797085363992],
    [657.67, 2, 1.5444506768280148e-143],
    [1000, 1000, 0.49405285382923969],
  ])('χ² above %d with %d', (x, degrees, is) => near(chiSquareAbove(x, degrees), is))
})

describe('at the edges', () => {
  it('are sums to one, and what they come from elsewhere', () => {
    expect(normalBelow(1.3) + normalBelow(-1.3)).toBeCloseTo(1, 15)
    expect(normalBeyond(1.3)).toBeCloseTo(2 * normalBelow(-1.3), 15)
    expect(studentBeyond(1.7, Infinity)).toBe(normalBeyond(1.7))
    expect(studentBound(0.05, Infinity)).toBeCloseTo(1.9599639845400545, 13)
    expect(fisherAbove(2.2 ** 2, 1, 33)).toBeCloseTo(studentBeyond(2.2, 33), 14)
    expect(incompleteBeta(0.3, 2, 5) + incompleteBeta(0.7, 5, 2)).toBeCloseTo(1, 14)
  })
  it('answer NaN where nothing is defined', () => {
    for (const wrong of [
      incompleteBeta(-0.1, 1, 1),
      incompleteBeta(0.5, 0, 1),
      incompleteGamma(0, 1).below,
      studentBound(0, 3),
      normalQuantile(2),
    ])
      expect(wrong).toBeNaN()
    expect(fisherAbove(0, 2, 3)).toBe(1)
    expect(chiSquareAbove(-1, 3)).toBe(1)
    expect(incompleteGamma(2, Infinity)).toEqual({ below: 1, above: 0 })
  })
})
