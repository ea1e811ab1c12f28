import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Reading } from '#contract/reading.ts'
import { parseReading } from '#gateway/intake/parseReading.ts'

const good = { indicator: 'economy.gdp', region: '500101', time: '2026-01', value: 1 }
const refusalOf = (sent: unknown) => {
  const reply = parseReading(sent)
  return reply.ok ? null : [reply.refusal.reason, reply.refusal.path]
}

describe('parseReading', () => {
  it.each([
    ['"12"', ['wrong_type', 'value']],
    ['true', ['wrong_type', 'value']],
    ['1e999', ['bad_value', 'value']],
    ['-1e999', ['bad_value', 'value']],
    ['[]', ['wrong_type', 'value']],
    ['{}', ['wrong_type', 'value']],
    ['null', null],
    ['0', null],
    ['-0.5e-3', null],
  ])('takes value %s as %j', (value, expected) => {
    expect(refusalOf({ ...good, value: JSON.parse(value) })).toEqual(expected)
  })

  it.each([
    [{ indicator: 'gdp' }, ['unknown_indicator', 'indicator']],
    [{ indicator: 3 }, ['wrong_type', 'indicator']],
    [{ indicator: undefined }, ['missing_field', 'indicator']],
    [{ region: 500101 }, ['wrong_type', 'region']],
    [{ region: '重庆' }, ['unknown_region', 'region']],
    [{ region: '' }, ['unknown_region', 'region']],
    [{ time: 20260101 }, ['wrong_type', 'time']],
    [{ time: 'x' }, ['bad_time', 'time']],
    [{ category: '' }, ['unknown_category', 'category']],
    [{ category: 'a\0' }, ['unknown_category', 'category']],
    [{ source: '\ud800' }, ['bad_value', 'source']],
    [{ source: 'x'.repeat(201) }, ['bad_value', 'source']],
    [{ quality: 'simulated' }, ['bad_value', 'quality']],
    [{ quality: 1 }, ['wrong_type', 'quality']],
    [{ value: undefined }, ['missing_field', 'value']],
    [{ value: undefined, numerator: 1, denominator: null }, null],
    [{ numerator: '1' }, ['wrong_type', 'numerator']],
    [{ simulated: true }, ['unknown_field', 'simulated']],
  ])('refuses %j as %j', (change, expected) => {
    expect(refusalOf({ ...good, ...change })).toEqual(expected)
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('takes the key %s for what it is: unknown', (key) => {
    expect(refusalOf(JSON.parse(`{"${key}":{"value":1},"indicator":"economy.gdp","region":"1","time":"2026","value":1}`))).toEqual([
      'unknown_field',
      key,
    ])
    expect(({} as Record<string, unknown>).value).toBeUndefined()
  })

  it.each([null, 1, 'x', [good], true])('refuses %j, which is no object', (sent) => {
    expect(refusalOf(sent)).toEqual(['wrong_type', undefined])
  })

  it('takes what the schema takes', () => {
    const odd = fc.constantFrom<unknown>(
      null,
      undefined,
      true,
      0,
      -0,
      1.5,
      '',
      'x',
      '12',
      '2026',
      [],
      {},
      'economy.gdp',
      '500101',
      'measured',
      'simulated',
      'y'.repeat(41),
      'z'.repeat(201),
    )
    const seldom = fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, odd)
    const row = fc.record(
      {
        indicator: fc.oneof({ weight: 5, arbitrary: fc.constantFrom('economy.gdp', 'market.a_1') }, odd),
        region: fc.oneof({ weight: 5, arbitrary: fc.constantFrom('500101', 'a-b_C') }, odd),
        time: fc.oneof({ weight: 5, arbitrary: fc.constantFrom('2026', '2026-01-01T00:00:00+08:00') }, odd),
        value: fc.oneof({ weight: 5, arbitrary: fc.double() }, odd),
        category: seldom,
        unit: seldom,
        source: seldom,
        quality: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('measured', 'estimated') }, seldom),
        numerator: seldom,
        denominator: seldom,
      },
      { requiredKeys: ['indicator', 'region', 'time'] },
    )
    let taken = 0
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: row }, fc.jsonValue()), (sent) => {
        const schema = Reading.safeParse(sent)
        const reply = parseReading(sent)
        const silent =
          schema.success && schema.data.value === undefined && schema.data.numerator === undefined && schema.data.denominator === undefined
        expect(reply.ok).toBe(schema.success && !silent)
        if (reply.ok) expect(reply.value).toEqual(schema.data)
        if (reply.ok) taken++
      }),
      { numRuns: 5_000 },
    )
    expect(taken).toBeGreaterThan(300)
  })
})
