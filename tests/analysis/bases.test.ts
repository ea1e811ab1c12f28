import { describe, expect, it } from 'vitest'
import { basesOf, type BasesAsk, type ComparedWith } from '#analysis/bases.ts'
import { calendarOf } from '#analysis/calendar.ts'
import { labelOf, parseTime, type Span } from '#analysis/period.ts'
import { iso, zoneOf } from '#analysis/zone.ts'

const shanghai = zoneOf('Asia/Shanghai')
const newYork = zoneOf('America/New_York')
const name = { zh: '春节', en: 'Spring Festival' }
const calendar = calendarOf([
  { year: 2024, source: '', workdays: [], holidays: [{ name, from: '2024-02-10', to: '2024-02-17' }] },
  { year: 2025, source: '', workdays: [], holidays: [{ name, from: '2025-01-28', to: '2025-02-04' }] },
])

const ask = (label: string, until: string | null = null, of: Partial<BasesAsk['indicator']> = {}, zone = shanghai) => {
  const time = parseTime(label, zone)
  if (!time.ok || time.value.grain === null) throw new Error(label)
  const span: Span = { ...time.value, grain: time.value.grain }
  const indicator = { grain: span.grain, accrual: 'period' as const, compare: 'previous' as const, ...of }
  const { previous, lastYear } = basesOf({ span, until: until === null ? null : Date.parse(until), indicator, zone, calendar })
  const told = (base: ComparedWith | null) =>
    base && [labelOf(base.span, zone), base.until === null ? null : iso(base.until, zone).slice(0, 16), base.basis]
  return [told(previous), told(lastYear)]
}

describe('complete periods', () => {
  it.each([
    ['2026-09', '2026-08', '2025-09'],
    ['2026-Q1', '2025-Q4', '2025-Q1'],
    ['2026', '2025', '2025'],
    ['2026-H1', '2025-H2', '2025-H1'],
    ['2026-W10', '2026-W09', '2025-W10'],
    ['2026-06-01', '2026-05-31', '2025-06-01'],
    ['2026-06-01T00+08:00', '2026-05-31T23+08:00', '2025-06-01T00+08:00'],
  ])('%s with %s and %s', (label, before, year) => {
    expect(ask(label)).toEqual([
      [before, null, 'previous_period'],
      [year, null, 'last_year'],
    ])
  })

  it('compares a day by weekday with the same one of last week', () => {
    expect(ask('2026-06-01', null, { compare: 'weekday' })[0]).toEqual(['2026-05-25', null, 'same_weekday'])
    expect(ask('2026-06-01T08+08:00', null, { compare: 'weekday' })[0]).toEqual(['2026-05-25T08+08:00', null, 'same_weekday'])
    expect(ask('2026-06', null, { compare: 'weekday' })[0]).toEqual(['2026-05', null, 'previous_period'])
  })

  it('compares a running total only with the same months of last year', () => {
    expect(ask('2026-10', null, { accrual: 'yearToDate' })).toEqual([null, ['2025-10', null, 'last_year']])
  })

  it('takes a period known to its end as complete', () => {
    expect(ask('2026-09', '2026-10-01T00:00+08:00')[0]).toEqual(['2026-08', null, 'previous_period'])
  })
})

describe('running periods', () => {
  it('today with yesterday up to the same minute', () => {
    expect(ask('2026-06-15', '2026-06-15T14:05+08:00')).toEqual([
      ['2026-06-14', '2026-06-14T14:05', 'same_time_previous'],
      ['2025-06-15', '2025-06-15T14:05', 'same_time_last_year'],
    ])
    expect(ask('2026-06-15', '2026-06-15T14:05+08:00', { compare: 'weekday' })[0]).toEqual([
      '2026-06-08',
      '2026-06-08T14:05',
      'same_time_weekday',
    ])
    expect(ask('2024-02-29', '2024-02-29T14:05+08:00')[0]).toEqual(['2024-02-28', '2024-02-28T14:05', 'same_time_previous'])
  })

  it('this month so far with the same days of the last, no further than its end', () => {
    expect(ask('2026-10', '2026-10-11T09:00+08:00')).toEqual([
      ['2026-09', '2026-09-11T09:00', 'same_days_previous'],
      ['2025-10', '2025-10-11T09:00', 'same_time_last_year'],
    ])
    expect(ask('2026-03', '2026-03-30T09:00+08:00')[0]).toEqual(['2026-02', null, 'same_days_previous'])
    expect(ask('2026-01', '2026-01-05T00:00+08:00')[0]).toEqual(['2025-12', '2025-12-05T00:00', 'same_days_previous'])
  })

  it('quarter, half and year by days gone, last year by date', () => {
    expect(ask('2026-Q2', '2026-05-16T00:00+08:00')).toEqual([
      ['2026-Q1', '2026-02-15T00:00', 'same_days_previous'],
      ['2025-Q2', '2025-05-16T00:00', 'same_time_last_year'],
    ])
    expect(ask('2024', '2024-03-01T00:00+08:00')).toEqual([
      ['2023', '2023-03-02T00:00', 'same_days_previous'],
      ['2023', '2023-03-01T00:00', 'same_time_last_year'],
    ])
    expect(ask('2024', '2024-02-29T08:00+08:00')[1]).toEqual(['2023', '2023-02-28T08:00', 'same_time_last_year'])
  })

  it('week by weekday and clock, also a year ago', () => {
    expect(ask('2026-W10', '2026-03-04T10:30+08:00')).toEqual([
      ['2026-W09', '2026-02-25T10:30', 'same_days_previous'],
      ['2025-W10', '2025-03-05T10:30', 'same_time_last_year'],
    ])
  })

  it('hour to the same minute', () => {
    expect(ask('2026-06-15T14+08:00', '2026-06-15T14:05+08:00')[0]).toEqual([
      '2026-06-15T13+08:00',
      '2026-06-15T13:05',
      'same_time_previous',
    ])
  })

  it('by the clock where days have 23 and 25 hours', () => {
    expect(ask('2026-03-09', '2026-03-09T14:00-04:00', {}, newYork)[0]).toEqual(['2026-03-08', '2026-03-08T14:00', 'same_time_previous'])
    expect(ask('2026-11-01', '2026-11-01T14:00-05:00', {}, newYork)[0]).toEqual(['2026-10-31', '2026-10-31T14:00', 'same_time_previous'])
    expect(ask('2026-11', '2026-11-20T14:00-05:00', {}, newYork)[0]).toEqual(['2026-10', '2026-10-20T14:00', 'same_days_previous'])
  })
})

describe('days of the festival', () => {
  it("with last year's same day of it", () => {
    expect(ask('2025-01-29')[1]).toEqual(['2024-02-10', null, 'festival'])
    expect(ask('2025-01-28')[1]).toEqual(['2024-02-09', null, 'festival'])
    expect(ask('2025-02-12')[1]).toEqual(['2024-02-24', null, 'festival'])
    expect(ask('2025-01-29', '2025-01-29T10:15+08:00')[1]).toEqual(['2024-02-10', '2024-02-10T10:15', 'festival'])
    expect(ask('2025-01-29T08+08:00')[1]).toEqual(['2024-02-10T08+08:00', null, 'festival'])
  })
  it('never with a plain day: no like, no base', () => {
    expect(ask('2025-02-20')[1]).toBeNull()
    expect(ask('2024-02-10')[1]).toBeNull()
    expect(ask('2025-03-02')[1]).toEqual(['2024-03-02', null, 'last_year'])
  })
  it('does not change months, nor the day before', () => {
    expect(ask('2025-02')[1]).toEqual(['2024-02', null, 'last_year'])
    expect(ask('2025-01-29')[0]).toEqual(['2025-01-28', null, 'previous_period'])
  })
})
