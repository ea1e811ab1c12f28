import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GRAINS } from '#contract/names.ts'
import { coarser, instantIn, labelOf, parseTime, periodAt, shift, type Span, yearBefore } from '#analysis/period.ts'
import { iso, zoneOf } from '#analysis/zone.ts'

const zone = zoneOf('Asia/Shanghai')
const newYork = zoneOf('America/New_York')
const at = (text: string) => Date.parse(text)
const span = (label: string, where = zone): Span => {
  const time = parseTime(label, where)
  if (!time.ok || time.value.grain === null) throw new Error(`no period: ${label}`)
  return { ...time.value, grain: time.value.grain }
}
const label = (one: Span, where = zone) => labelOf(one, where)

describe('periodAt and labelOf', () => {
  it.each([
    ['year', '2020'],
    ['half', '2020-H1'],
    ['quarter', '2020-Q1'],
    ['month', '2020-03'],
    ['week', '2020-W09'],
    ['day', '2020-03-01'],
    ['hour', '2020-03-01T08+08:00'],
    ['minute', '2020-03-01T08:05+08:00'],
  ] as const)('%s is %s', (grain, text) => {
    const found = periodAt(at('2020-03-01T08:05:59.999+08:00'), grain, zone)
    expect(label(found)).toBe(text)
    expect(found.start).toBeLessThanOrEqual(at('2020-03-01T08:05:59.999+08:00'))
    expect(found.end).toBeGreaterThan(at('2020-03-01T08:05:59.999+08:00'))
  })

  it("is half-open, in the place's days", () => {
    expect(label(periodAt(at('2019-12-31T15:59:59.999Z'), 'year', zone))).toBe('2019')
    expect(label(periodAt(at('2019-12-31T16:00:00Z'), 'year', zone))).toBe('2020')
    const march = span('2020-03')
    expect([iso(march.start, zone), iso(march.end, zone)]).toEqual(['2020-03-01T00:00:00+08:00', '2020-04-01T00:00:00+08:00'])
  })

  it.each([
    ['2020-12-31', '2020-W53'],
    ['2021-01-01', '2020-W53'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2018-12-31', '2019-W01'],
    ['2016-01-03', '2015-W53'],
    ['2024-12-30', '2025-W01'],
    ['2026-12-31', '2026-W53'],
  ])('%s lies in %s', (day, week) => expect(label(periodAt(span(day).start, 'week', zone))).toBe(week))

  it('has days of 23 and 25 hours where clocks change, and two hours of one name apart by offset', () => {
    const hours = (one: Span) => (one.end - one.start) / 3_600_000
    expect(hours(span('2026-03-08', newYork))).toBe(23)
    expect(hours(span('2026-11-01', newYork))).toBe(25)
    const first = span('2026-11-01T01-04:00', newYork)
    expect(label(shift(first, 1, newYork), newYork)).toBe('2026-11-01T01-05:00')
    expect(label(shift(span('2026-03-08T01-05:00', newYork), 1, newYork), newYork)).toBe('2026-03-08T03-04:00')
  })

  it('tiles time: neighbours touch, labels lead back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...GRAINS),
        fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2100, 0) }),
        fc.constantFrom(zone, newYork),
        fc.integer({ min: -40, max: 40 }),
        (grain, ms, where, n) => {
          const one = periodAt(ms, grain, where)
          expect(shift(one, 1, where).start).toBe(one.end)
          expect(shift(shift(one, n, where), -n, where)).toEqual(one)
          expect(periodAt(one.end - 1, grain, where)).toEqual(one)
          if (grain !== 'minute') expect(parseTime(labelOf(one, where), where)).toEqual({ ok: true, value: one })
        },
      ),
    )
  })
})

describe('shift', () => {
  it.each([
    ['2020-01', -1, '2019-12'],
    ['2020-02-28', 1, '2020-02-29'],
    ['2020-02-28', 2, '2020-03-01'],
    ['2020-Q1', -1, '2019-Q4'],
    ['2020-H1', -1, '2019-H2'],
    ['2020-W53', 1, '2021-W01'],
    ['2020', -20, '2000'],
    ['2020-12-31T23+08:00', 1, '2021-01-01T00+08:00'],
  ])('%s by %i is %s', (from, n, to) => expect(label(shift(span(from), n, zone))).toBe(to))
})

describe('yearBefore', () => {
  it.each([
    ['2020', '2019'],
    ['2020-H2', '2019-H2'],
    ['2020-Q4', '2019-Q4'],
    ['2020-03', '2019-03'],
    ['2021-W09', '2020-W09'],
    ['2020-W53', '2019-W52'],
    ['2021-W52', '2020-W52'],
    ['2020-02-29', '2019-02-28'],
    ['2021-02-28', '2020-02-28'],
    ['2020-03-01', '2019-03-01'],
    ['2020-02-29T08+08:00', '2019-02-28T08+08:00'],
  ])('of %s is %s', (from, to) => expect(label(yearBefore(span(from), zone))).toBe(to))
})

describe('instantIn', () => {
  it('puts 08:00 stamped at the end into 07:00-08:00', () => {
    const eight = at('2020-03-01T08:00:00+08:00')
    expect(label(instantIn(eight, 'hour', 'start', zone))).toBe('2020-03-01T08+08:00')
    expect(label(instantIn(eight, 'hour', 'end', zone))).toBe('2020-03-01T07+08:00')
    expect(label(instantIn(eight + 1, 'hour', 'end', zone))).toBe('2020-03-01T08+08:00')
    expect(label(instantIn(at('2020-03-01T00:00:00+08:00'), 'day', 'end', zone))).toBe('2020-02-29')
  })
})

it('orders grains', () => {
  expect(coarser('month', 'day')).toBe(true)
  expect(coarser('day', 'day')).toBe(false)
  expect(coarser('hour', 'day')).toBe(false)
})
