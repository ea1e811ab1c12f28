import { Lunar } from 'lunar-typescript'
import { describe, expect, it } from 'vitest'
import { calendarOf } from '#analysis/calendar.ts'
import { newYearsDay } from '#analysis/newYearsDay.ts'

const text = (zh: string, en: string) => ({ zh, en })
const spring = text('春节', 'Spring Festival')
/** 国办发明电 for 2023, 2024 and 2025, in part. */
const years = [
  {
    year: 2024,
    source: '国办发明电〔2023〕7号',
    workdays: ['2024-02-04', '2024-02-18'],
    holidays: [{ name: spring, from: '2024-02-10', to: '2024-02-17' }],
  },
  {
    year: 2025,
    source: '国办发明电〔2024〕12号',
    workdays: ['2025-01-26', '2025-02-08'],
    holidays: [
      { name: text('元旦', "New Year's Day"), from: '2025-01-01', to: '2025-01-01' },
      { name: spring, from: '2025-01-28', to: '2025-02-04' },
    ],
  },
  {
    year: 2023,
    source: '国办发明电〔2022〕16号',
    workdays: [],
    holidays: [{ name: text('元旦', "New Year's Day"), from: '2022-12-31', to: '2023-01-02' }],
  },
]
const calendar = calendarOf(years)

describe('workdays', () => {
  it.each([
    ['2024-02-09', true],
    ['2024-02-10', false],
    ['2024-02-17', false],
    ['2024-02-18', true],
    ['2024-02-04', true],
    ['2024-03-02', false],
    ['2024-03-04', true],
    ['2025-01-26', true],
    ['2025-01-28', false],
  ])('%s: %s', (date, works) => expect(calendar.isWorkday(date)).toBe(works))

  it('does not guess in an undeclared year, but takes a day announced with the next one', () => {
    expect(calendar.isWorkday('2026-03-04')).toBeNull()
    expect(calendar.isWorkday('2022-12-30')).toBeNull()
    expect(calendar.isWorkday('2022-12-31')).toBe(false)
    expect(calendar.holiday('2022-12-31')).toEqual(text('元旦', "New Year's Day"))
  })
})

describe('the festival', () => {
  it('counts from 正月初一, though the declared holiday began on 除夕 in 2025', () => {
    expect(calendar.festivalDay('2024-02-10')).toBe(0)
    expect(calendar.festivalDay('2025-01-29')).toBe(0)
    expect(calendar.festivalDay('2025-01-28')).toBe(-1)
    expect(calendar.festivalDate(2024, -1)).toBe('2024-02-09')
    expect(calendar.festivalDate(2025, 14)).toBe('2025-02-12')
  })
  it('reaches from -10 to +20', () => {
    expect(['2024-01-30', '2024-01-31', '2024-03-01', '2024-03-02'].map((date) => calendar.festivalDay(date))).toEqual([
      null,
      -10,
      20,
      null,
    ])
  })
  it('is unknown in undeclared years, and in years without it', () => {
    expect(calendar.festivalDay('2026-02-17')).toBeNull()
    expect(calendar.festivalDate(2026, 0)).toBeNull()
    expect(calendar.festivalDate(2023, 0)).toBeNull()
  })
  it("follows the declared holiday where that lies elsewhere: the place's word counts", () => {
    const own = calendarOf([{ year: 2024, source: '', workdays: [], holidays: [{ name: spring, from: '2024-03-10', to: '2024-03-12' }] }])
    expect(own.festivalDate(2024, 0)).toBe('2024-03-10')
  })
})

describe('newYearsDay', () => {
  it.each([
    ['2008-02-07'],
    ['2020-01-25'],
    ['2023-01-22'],
    ['2024-02-10'],
    ['2025-01-29'],
    ['2026-02-17'],
    ['2027-02-06'],
    ['2028-01-26'],
    ['2030-02-03'],
    ['2033-01-31'],
  ])('is %s', (date) => expect(newYearsDay(Number(date.slice(0, 4)))).toBe(date))
  it('is as lunar-typescript has it in every year of the table', () => {
    for (let year = 1990; year <= 2100; year++) expect(newYearsDay(year)).toBe(Lunar.fromYmd(year, 1, 1).getSolar().toYmd())
    expect(newYearsDay(1989)).toBeNull()
    expect(newYearsDay(2101)).toBeNull()
  })
})
