import { describe, expect, it } from 'vitest'
import { ageWords, durationWords, labelWords, momentWords, periodWords, spanWords, wholeWords } from '#wall/i18n/words.ts'

const ZONE = 'Asia/Shanghai'
const NOW = Date.parse('2026-11-21T09:42:15+08:00')
const period = (label: string, until: string | null = null, end = '2026-11-22T00:00:00+08:00') => ({
  start: '2026-11-21T00:00:00+08:00',
  end,
  label,
  until,
})

describe('labelWords', () => {
  it.each([
    ['2020', 'year', false, '2020年'],
    ['2026-10', 'month', false, '2026年10月'],
    ['2026-10', 'month', true, '2026年1—10月'],
    ['2026-01', 'month', true, '2026年1月'],
    ['2026-Q3', 'quarter', true, '2026年前三季度'],
    ['2026-Q2', 'quarter', false, '2026年二季度'],
    ['2026-H1', 'half', false, '2026年上半年'],
    ['2026-W09', 'week', false, '2026年第9周'],
    ['2026-11-21', 'day', false, '2026年11月21日'],
    ['2026-11-21T08+08:00', 'hour', false, '2026年11月21日 08:00'],
    ['2026-11-21T08:05+08:00', 'minute', false, '2026年11月21日 08:05'],
  ] as const)('%s is %s', (label, grain, toDate, words) => expect(labelWords(label, grain, toDate, 'zh')).toBe(words))
  it('leaves out the year when asked', () => {
    expect(labelWords('2026-10', 'month', true, 'zh', false)).toBe('1—10月')
    expect(labelWords('2026-11-21T08+08:00', 'hour', false, 'zh', false)).toBe('08:00')
  })
  it('speaks English', () => {
    expect(labelWords('2026-10', 'month', true, 'en')).toBe('Jan–Oct 2026')
    expect(labelWords('2026-Q3', 'quarter', true, 'en')).toBe('Q1–Q3 2026')
  })
})

describe('periodWords', () => {
  it('says up to when a running period is known', () =>
    expect(periodWords(period('2026-11-21', '2026-11-21T09:42:00+08:00'), 'day', false, 'zh', ZONE, NOW)).toBe('截至 09:42'))
  it('names another day with its date', () =>
    expect(periodWords(period('2026-11', '2026-11-20T18:00:00+08:00', '2026-12-01T00:00:00+08:00'), 'month', false, 'zh', ZONE, NOW)).toBe(
      '截至 11月20日 18:00',
    ))
  it('keeps the year of another year', () => {
    expect(periodWords(period('2026-10'), 'month', true, 'zh', ZONE, NOW)).toBe('1—10月')
    expect(periodWords(period('2025-12'), 'month', true, 'zh', ZONE, NOW)).toBe('2025年1—12月')
    expect(periodWords(period('2020'), 'year', false, 'zh', ZONE, NOW)).toBe('2020年')
  })
  it('is empty without a period', () => expect(periodWords(null, 'day', false, 'zh', ZONE, NOW)).toBe(''))
})

describe('ages and spans', () => {
  it.each([
    [0, '0 秒'],
    [12_000, '12 秒'],
    [59_999, '59 秒'],
    [60_000, '1 分'],
    [18 * 60_000, '18 分'],
    [9 * 3_600_000, '9 时'],
    [3 * 86_400_000, '3 天'],
    [-5000, '0 秒'],
  ])('%d ms is %s', (ms, words) => expect(spanWords(ms, 'zh')).toBe(words))
  it('says ages', () => {
    expect(ageWords(12_000, 'zh')).toBe('12 秒前')
    expect(ageWords(12_000, 'en')).toBe('12 s ago')
  })
  it.each([
    [47 * 60_000, '47 分'],
    [372 * 60_000, '6 时 12 分'],
    [125 * 60_000, '2 时 05 分'],
    [27 * 3_600_000, '1 天 3 时'],
    [20 * 86_400_000 + 3_600_000, '20 天'],
    [5000, '1 分'],
  ])('%d ms lasts %s', (ms, words) => expect(durationWords(ms, 'zh')).toBe(words))
  it('gives a date to what was not today', () => {
    expect(momentWords(Date.parse('2026-11-21T07:42:00+08:00'), NOW, ZONE, 'zh')).toBe('07:42')
    expect(momentWords(Date.parse('2026-11-20T23:59:00+08:00'), NOW, ZONE, 'zh')).toBe('11月20日 23:59')
  })
})

it('says the whole of a region by its kind', () => {
  expect(wholeWords('重庆市', 'zh')).toBe('全市')
  expect(wholeWords('巫溪县', 'zh')).toBe('全县')
  expect(wholeWords('两江', 'zh')).toBe('全域')
})
