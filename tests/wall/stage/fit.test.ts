import { expect, it } from 'vitest'
import { fitTo } from '#wall/stage/fit.ts'

const all = { landscape: 1, ultrawide: 1, triple: 1, portrait: 1, tablet: 1 }

it.each([
  [1920, 1080, 'landscape', 1],
  [3840, 2160, 'landscape', 2],
  [5760, 1080, 'triple', 1],
  [3840, 1080, 'ultrawide', 1],
  [1080, 1920, 'portrait', 1],
  [1280, 800, 'tablet', 1280 / 1560],
  [1366, 768, 'landscape', 768 / 1080],
])('%d × %d is %s at %d', (width, height, aspect, u) => {
  const fitted = fitTo(width, height, all)
  expect(fitted.aspect).toBe(aspect)
  expect(fitted.u).toBeCloseTo(u, 4)
})
it('takes what the scene lays out', () => {
  expect(fitTo(1080, 1920, { landscape: 1 })).toEqual({ aspect: 'landscape', u: 0.5625 })
  expect(fitTo(1080, 1920, { landscape: 1, portrait: undefined }).aspect).toBe('landscape')
})
it('never disappears', () => expect(fitTo(1, 1, all).u).toBeGreaterThan(0))
