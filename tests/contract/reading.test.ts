import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Reading, READING_COLUMNS } from '#contract/reading.ts'

const reading = { indicator: 'economy.gdp', region: '500000', time: '2026-Q1', value: 7 }
const takes = (more: object) => Reading.safeParse({ ...reading, ...more }).success

describe('a reading', () => {
  it.each([
    {},
    { value: null },
    { value: -0.5 },
    { value: undefined, numerator: 3, denominator: 4 },
    { category: '工业', unit: '亿元', source: '联网直报', quality: 'estimated' },
  ])('may be %j', (more) => expect(takes(more)).toBe(true))

  it.each([
    { value: '12' },
    { value: true },
    { value: Infinity },
    { value: NaN },
    { value: [] },
    { region: 500000 },
    { indicator: 'gdp' },
    { time: 2026 },
    { time: '' },
    { quality: 'simulated' },
    { quality: 'missing' },
    { department: 'stats' },
    { simulated: false },
    { category: '' },
    { source: 'x'.repeat(201) },
  ])('may not be %j', (more) => expect(takes(more)).toBe(false))

  it('is never taken from what is no reading', () => {
    fc.assert(fc.property(fc.anything(), (anything) => !Reading.safeParse(anything).success))
  })

  it('keeps a finite value as it came', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) =>
        Object.is(Reading.parse({ ...reading, value }).value, value),
      ),
    )
  })

  it('has a column for each of its fields', () => expect([...READING_COLUMNS].sort()).toEqual(Object.keys(Reading.shape).sort()))
})
