import { describe, expect, it } from 'vitest'
import { evenPlaces, timePlaces, timeWords } from '#wall/charts/times.ts'

it('says the year only where it changes', () => {
  expect(timeWords(['2024-10', '2025-03', '2025-10', '2026-10'], 'month', 'zh')).toEqual(['24年10月', '25年3月', '10月', '26年10月'])
  expect(timeWords(['2025-10', '2026-01'], 'month', 'en')).toEqual(['Oct ’25', 'Jan ’26'])
})
it('says days and hours in the place’s words', () => {
  expect(timeWords(['2026-10-28', '2026-10-31', '2026-11-21'], 'day', 'zh')).toEqual(['10月28日', '31日', '11月21日'])
  expect(timeWords(['2026-11-21T00+08:00', '2026-11-21T09+08:00'], 'hour', 'zh')).toEqual(['00时', '09时'])
  expect(timeWords(['2026-11-20T22+08:00', '2026-11-21T09+08:00'], 'hour', 'zh')).toEqual(['20日22时', '21日09时'])
  expect(timeWords(['2026-11-21T09+08:00'], 'hour', 'en')).toEqual(['09:00'])
  expect(timeWords(['2026-11-20T22+08:00', '2026-11-21T09+08:00'], 'hour', 'en')).toEqual(['Fri 22:00', 'Sat 09:00'])
  expect(timeWords(['2026-11-21T09:42+08:00'], 'minute', 'en')).toEqual(['09:42'])
})
it('says quarters, halves, weeks and years', () => {
  expect(timeWords(['2024-Q1', '2024-Q4', '2026-Q3'], 'quarter', 'zh')).toEqual(['24 Q1', 'Q4', '26 Q3'])
  expect(timeWords(['2026-H1', '2026-H2'], 'half', 'zh')).toEqual(['26年上半年', '下半年'])
  expect(timeWords(['2026-W09'], 'week', 'zh')).toEqual(['26年9周'])
  expect(timeWords(['2015', '2020'], 'year', 'zh')).toEqual(['2015', '2020'])
})
it('keeps the first and the last place', () => {
  expect(timePlaces(25, 4)).toEqual([0, 8, 16, 24])
  expect(timePlaces(24, 4).at(-1)).toBe(23)
  expect(timePlaces(3, 4)).toEqual([0, 1, 2])
  expect(timePlaces(1, 4)).toEqual([0])
})

describe('evenPlaces', () => {
  const atLeast = (least: number) => (step: number) => step >= least
  it('names all that fit, then every so many from end to end, then the last', () => {
    expect(evenPlaces(6, atLeast(1))).toEqual([0, 1, 2, 3, 4, 5])
    expect(evenPlaces(7, atLeast(2))).toEqual([0, 2, 4, 6])
    expect(evenPlaces(6, atLeast(2))).toEqual([0, 5])
    expect(evenPlaces(6, atLeast(6))).toEqual([5])
  })
})
