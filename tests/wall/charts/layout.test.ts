import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { along, plotIn, spread, textWidth } from '#wall/charts/layout.ts'

describe('spread', () => {
  it('leaves words that do not touch where they are', () => {
    expect(spread([100, 10, 50], 20, 0, 200)).toEqual([100, 10, 50])
  })
  it('moves words that touch apart around their middle', () => {
    expect(spread([50, 50], 20, 0, 200)).toEqual([40, 60])
  })
  it('keeps them inside', () => {
    expect(spread([1, 2], 20, 0, 200)).toEqual([0, 20])
    expect(spread([199, 200], 20, 0, 200)).toEqual([180, 200])
  })
  it('never lets two come nearer than the gap when there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 8 }), (wanted) => {
        const placed = spread(wanted, 20, 0, 300).sort((a, b) => a - b)
        placed.forEach((at, index) => {
          expect(at).toBeGreaterThanOrEqual(-1e-9)
          expect(at).toBeLessThanOrEqual(300 + 1e-9)
          if (index > 0) expect(at - placed[index - 1]!).toBeGreaterThanOrEqual(20 - 1e-9)
        })
      }),
    )
  })
})

it('takes a Chinese character for one em', () => {
  expect(textWidth('目标', 16)).toBe(32)
  expect(textWidth('CPI 0.4', 16)).toBeLessThan(70)
})

it('never makes a plot without area', () => {
  const plot = plotIn({ width: 20, height: 10, ratio: 1 }, { left: 60, top: 12, right: 90, bottom: 34 })
  expect(plot.right).toBeGreaterThan(plot.left)
  expect(plot.bottom).toBeGreaterThan(plot.top)
})

it('puts a value between two ends', () => {
  expect(along(5, 0, 10, 200, 100)).toBe(150)
})
