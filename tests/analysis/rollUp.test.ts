import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RollUp } from '#contract/indicator.ts'
import { QUALITIES } from '#contract/state.ts'
import { type Part, rollUp } from '#analysis/rollUp.ts'

const part = (of: Partial<Part>): Part => ({
  region: 'r',
  value: null,
  numerator: null,
  denominator: null,
  weight: null,
  quality: 'measured',
  expected: true,
  ...of,
})
const sum: RollUp = { method: 'sum', coverage: 1 }
const ratio: RollUp = { method: 'ratio', coverage: 1 }
const mean: RollUp = { method: 'mean', weight: 'society.population', coverage: 0.8 }

describe('sum', () => {
  it('adds all parts', () => {
    expect(rollUp([part({ value: 0.1 }), part({ value: 0.2 }), part({ value: 0.3 })], sum, 1)).toEqual({
      value: 0.6,
      numerator: null,
      denominator: null,
      reason: null,
      coverage: { have: 3, of: 3, share: 1 },
      quality: 'measured',
    })
  })

  it('is null below its coverage: 35 of 38 is no fall', () => {
    const parts = Array.from({ length: 38 }, (_, at) => part({ value: at < 35 ? 10 : null, quality: at < 35 ? 'measured' : 'missing' }))
    expect(rollUp(parts, sum, 1)).toMatchObject({
      value: null,
      reason: 'incomplete',
      coverage: { have: 35, of: 38, share: 35 / 38 },
      quality: 'missing',
    })
    expect(rollUp(parts, { method: 'sum', coverage: 0.9 }, 1)).toMatchObject({ value: 350, reason: null, quality: 'measured' })
  })

  it('does not wait for parts that do not report', () => {
    expect(rollUp([part({ value: 4 }), part({ expected: false }), part({ value: 9, expected: false })], sum, 1)).toMatchObject({
      value: 4,
      coverage: { have: 1, of: 1 },
    })
  })

  it('has no value of nothing', () => {
    expect(rollUp([], sum, 1)).toMatchObject({
      value: null,
      reason: 'no_reporter',
      coverage: { have: 0, of: 0, share: 0 },
      quality: 'missing',
    })
    expect(rollUp([part({ value: 1, expected: false })], sum, 1)).toMatchObject({ value: null, reason: 'no_reporter' })
    expect(rollUp([part({})], { method: 'sum', coverage: 0 }, 1)).toMatchObject({ value: null, reason: 'incomplete' })
  })

  it('meets a coverage that it reaches exactly', () => {
    const parts = [1, 2, 3, 4, 5, 6, 7].map((value) => part({ value })).concat([part({}), part({}), part({})])
    expect(rollUp(parts, { method: 'sum', coverage: 0.7 }, 1).value).toBe(28)
  })
})

describe('ratio', () => {
  it('adds numerators and denominators', () => {
    expect(rollUp([part({ numerator: 1, denominator: 2 }), part({ numerator: 9, denominator: 98 })], ratio, 100)).toMatchObject({
      value: 10,
      numerator: 10,
      denominator: 100,
      reason: null,
    })
  })
  it('counts a part that had no cases, but not one that gave only a quotient', () => {
    expect(rollUp([part({ numerator: 1, denominator: 2 }), part({ numerator: 0, denominator: 0 })], ratio, 1)).toMatchObject({
      value: 0.5,
      coverage: { have: 2, of: 2 },
    })
    expect(rollUp([part({ numerator: 1, denominator: 2 }), part({ value: 0.7 })], ratio, 1)).toMatchObject({
      value: null,
      reason: 'incomplete',
      coverage: { have: 1, of: 2 },
    })
  })
  it('says zero_denominator', () => {
    expect(rollUp([part({ numerator: 0, denominator: 0 })], ratio, 1)).toMatchObject({
      value: null,
      reason: 'zero_denominator',
      denominator: 0,
      quality: 'missing',
    })
  })
})

describe('mean', () => {
  it('weighs', () => {
    expect(rollUp([part({ value: 10, weight: 3 }), part({ value: 20, weight: 1 })], mean, 1)).toMatchObject({
      value: 12.5,
      coverage: { have: 2, of: 2, share: 1 },
    })
  })
  it('counts its coverage by weight, not by number', () => {
    const parts = [part({ value: 10, weight: 85 }), part({ weight: 5 }), part({ weight: 5 }), part({ weight: 5 })]
    expect(rollUp(parts, mean, 1)).toMatchObject({ value: 10, coverage: { have: 1, of: 4, share: 0.85 } })
    expect(rollUp([part({ value: 1, weight: 1 }), part({ value: 1, weight: 1 }), part({ weight: 8 })], mean, 1)).toMatchObject({
      value: null,
      reason: 'incomplete',
      coverage: { have: 2, of: 3, share: 0.2 },
    })
  })
  it('leaves out a part whose weight is unknown, and does not take the rest for the whole', () => {
    const parts = [part({ value: 10, weight: 2 }), part({ value: 99, weight: null })]
    expect(rollUp(parts, mean, 1)).toMatchObject({ value: null, reason: 'incomplete', coverage: { have: 1, of: 2, share: 0.5 } })
    expect(rollUp(parts, { ...mean, coverage: 0.5 }, 1)).toMatchObject({ value: 10, reason: null })
  })
  it('says no_weight when none is known', () => {
    expect(rollUp([part({ value: 1 }), part({ value: 2 })], mean, 1)).toMatchObject({ value: null, reason: 'no_weight' })
    expect(rollUp([part({ value: 1, weight: 0 })], mean, 1)).toMatchObject({ value: null, reason: 'no_weight' })
    expect(rollUp([part({ value: 1, weight: NaN }), part({ value: 1, weight: -3 })], mean, 1)).toMatchObject({
      value: null,
      reason: 'no_weight',
    })
  })
  it('is plain without a declared weight', () => {
    expect(rollUp([part({ value: 1 }), part({ value: 2, weight: 50 })], { method: 'mean', coverage: 0.8 }, 1)).toMatchObject({ value: 1.5 })
  })
})

it('never rolls up what cannot be added', () => {
  expect(rollUp([part({ value: 5 })], { method: 'never' }, 1)).toMatchObject({
    value: null,
    reason: 'never_reported',
    coverage: { have: 1, of: 1 },
  })
})

it('has the worst quality of the parts it used', () => {
  const of = (...qualities: (typeof QUALITIES)[number][]) =>
    rollUp(
      qualities.map((quality) => part({ value: 1, quality })),
      sum,
      1,
    ).quality
  expect(of('measured', 'estimated')).toBe('estimated')
  expect(of('simulated', 'disputed', 'measured')).toBe('disputed')
  expect(of('measured', 'missing')).toBe('measured')
  expect(rollUp([part({ value: 1 }), part({ quality: 'missing' })], { method: 'sum', coverage: 0.5 }, 1).quality).toBe('measured')
})

it('does not look at the order of the parts', () => {
  const number = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), { nil: null })
  const one = fc.record({
    region: fc.constant('r'),
    value: number,
    numerator: number,
    denominator: number,
    weight: fc.option(fc.double({ noNaN: true, min: 0, max: 1e9 }), { nil: null }),
    quality: fc.constantFrom(...QUALITIES),
    expected: fc.boolean(),
  })
  const rule = fc.constantFrom<RollUp>(
    { method: 'sum', coverage: 0.3 },
    { method: 'ratio', coverage: 0.3 },
    { ...mean, coverage: 0.3 },
    { method: 'mean', coverage: 0.3 },
  )
  const shuffled = fc
    .array(one, { maxLength: 25 })
    .chain((parts) => fc.tuple(fc.constant(parts), fc.shuffledSubarray(parts, { minLength: parts.length })))
  fc.assert(
    fc.property(shuffled, rule, ([parts, other], way) => {
      expect(rollUp(other, way, 100)).toEqual(rollUp(parts, way, 100))
    }),
    { numRuns: 500 },
  )
})
