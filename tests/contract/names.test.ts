import { describe, expect, it } from 'vitest'
import { Duration, GRAINS, IndicatorId, Instant, LEVELS, RegionCode, Slug, Text } from '#contract/names.ts'

const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) => schema.safeParse(value).success

describe('an id of an indicator', () => {
  it.each(['economy.gdp', 'environment.pm25', 'society.calls_12345'])('is %s', (id) => expect(takes(IndicatorId, id)).toBe(true))
  it.each([
    'gdp',
    'economy',
    'economy.',
    'economy.GDP',
    'Economy.gdp',
    'economy.1st',
    'sport.goals',
    'economy.gdp.x',
    'economy.gdp\n',
    '',
    7,
    null,
  ])('is not %j', (id) => expect(takes(IndicatorId, id)).toBe(false))
})

describe('a code of a region', () => {
  it.each(['500000', '100000_JD', 'Aotizhongxin', '010101'])('is %s', (code) => expect(takes(RegionCode, code)).toBe(true))
  it.each(['', '50 00', '重庆', '50/00', 'a'.repeat(41)])('is not %j', (code) => expect(takes(RegionCode, code)).toBe(false))
  it('says what to do about one that YAML made a number of', () => {
    expect(RegionCode.safeParse(10101).error?.issues[0]?.message).toContain('must be quoted')
  })
})

describe('an instant', () => {
  it.each(['2026-03-01T08:00:00+08:00', '2026-03-01T00:00:00Z', '2026-03-01T08:00:00.123+08:00'])('is %s', (time) =>
    expect(takes(Instant, time)).toBe(true),
  )
  it.each(['2026-03-01T08:00:00', '2026-03-01', '2026-02-30T00:00:00Z', '2026-03-01 08:00:00+08:00', '1e9', ''])('is not %j', (time) =>
    expect(takes(Instant, time)).toBe(false),
  )
})

describe('a length of time', () => {
  it.each(['90s', '5m', '2h', '3d', '2w', '100ms', '1.5h'])('is %s', (text) => expect(takes(Duration, text)).toBe(true))
  it.each(['5', 'm', '-5m', '5 m', '5min', '1e3s', ''])('is not %j', (text) => expect(takes(Duration, text)).toBe(false))
})

describe('a name shown to people', () => {
  it('has both languages, and neither is empty', () => {
    expect(takes(Text, { zh: '生产总值', en: 'GDP' })).toBe(true)
    for (const wrong of [{ zh: '生产总值' }, { zh: '', en: 'GDP' }, { zh: '生产总值', en: 'GDP', fr: 'PIB' }, '生产总值'])
      expect(takes(Text, wrong)).toBe(false)
  })
})

it('a lower-case id has no capitals, blanks or slashes', () => {
  expect(['stats', 'open-data', 'a_1'].every((id) => takes(Slug, id))).toBe(true)
  expect(['Stats', '1st', 'a b', '../x', 'a'.repeat(41)].some((id) => takes(Slug, id))).toBe(false)
})

it('levels go from normal to red, grains from the finest to the coarsest', () => {
  expect(LEVELS).toEqual(['normal', 'blue', 'yellow', 'orange', 'red'])
  expect(GRAINS).toEqual(['minute', 'hour', 'day', 'week', 'month', 'quarter', 'half', 'year'])
})
