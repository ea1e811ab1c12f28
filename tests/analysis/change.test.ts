import { describe, expect, it } from 'vitest'
import { changeOf, paceOf } from '#analysis/change.ts'

const unit = (of: string) => ({ unit: of })

describe('changeOf', () => {
  it('is in percent of the base', () => {
    expect(changeOf(106.2, 100, unit('件'))).toEqual({ kind: 'percent', value: expect.closeTo(6.2, 10) })
    expect(changeOf(0, 100, unit('件'))).toEqual({ kind: 'percent', value: -100 })
    expect(changeOf(100, 100, unit('µg/m³'))).toEqual({ kind: 'percent', value: 0 })
  })
  it.each([0, -5, null])('has no percentage of %j', (base) => expect(changeOf(5, base, unit('元'))).toBeNull())
  it('is null without a value, and where the quotient leaves the numbers', () => {
    expect(changeOf(null, 5, unit('元'))).toBeNull()
    expect(changeOf(1e308, 1e-300, unit('元'))).toBeNull()
    expect(changeOf(NaN, 5, unit('%'))).toBeNull()
  })
  it('of a rate is in points, also from zero or below', () => {
    expect(changeOf(5.5, 5, unit('%'))).toEqual({ kind: 'points', value: 0.5 })
    expect(changeOf(1.5, 0, unit('%'))).toEqual({ kind: 'points', value: 1.5 })
    expect(changeOf(-1, -2.5, unit('%'))).toEqual({ kind: 'points', value: 1.5 })
    expect(changeOf(6.77, 7.52, unit('‰'))).toEqual({ kind: 'points', value: expect.closeTo(-0.75, 10) })
  })
  it.each(['℃', '分', '', '上年同月=100', '指数'])('of %j is a difference', (of) => {
    expect(changeOf(3, -2, unit(of))).toEqual({ kind: 'difference', value: 5 })
  })
})

describe('paceOf', () => {
  it('is the share of the target and how far ahead of the path', () => {
    expect(paceOf(75, { kind: 'value', value: 100, due: 80 })).toEqual({ done: 0.75, due: 0.8, gap: expect.closeTo(-0.05, 12) })
    expect(paceOf(75, { kind: 'value', value: 100, due: null })).toEqual({ done: 0.75, due: null, gap: null })
  })
  it('is good below a limit', () => {
    expect(paceOf(28, { kind: 'limit', value: 35, due: 35 })).toEqual({ done: 0.8, due: 1, gap: expect.closeTo(0.2, 12) })
    expect(paceOf(42, { kind: 'limit', value: 35, due: 35 })!.gap).toBeCloseTo(-0.2, 12)
  })
  it('measures growth over last year', () => {
    expect(paceOf(103, { kind: 'growth', value: 6, due: 6 }, 100)).toEqual({
      done: expect.closeTo(0.5, 12),
      due: 1,
      gap: expect.closeTo(-0.5, 12),
    })
    expect(paceOf(103, { kind: 'growth', value: 6, due: 6 })).toBeNull()
    expect(paceOf(103, { kind: 'growth', value: 6, due: 6 }, 0)).toBeNull()
  })
  it('has no share of nothing', () => {
    expect(paceOf(null, { kind: 'value', value: 100, due: 80 })).toBeNull()
    expect(paceOf(5, { kind: 'limit', value: 0, due: 0 })).toBeNull()
    expect(paceOf(5, null)).toBeNull()
  })
})
