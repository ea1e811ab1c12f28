import { describe, expect, it } from 'vitest'
import { basisBrief, basisWords } from '#wall/i18n/basis.ts'

const ZONE = 'Asia/Shanghai'
const SATURDAY = { instant: Date.parse('2026-11-14T00:00:00+08:00'), zone: ZONE }

describe('basisWords', () => {
  it.each([
    ['same_time_previous', 'day', false, '较昨日同时'],
    ['previous_period', 'month', false, '较上月'],
    ['last_year', 'month', true, '较去年同期'],
    ['last_year', 'month', false, '较去年同月'],
    ['last_year', 'year', false, '较上年'],
    ['same_days_previous', 'month', false, '较上月同期'],
    ['festival', 'day', false, '较去年同一节日'],
    ['same_time_previous', 'hour', false, '较 1 小时前'],
  ] as const)('%s of a %s', (basis, grain, toDate, words) => expect(basisWords(basis, grain, toDate, 'zh')).toBe(words))
  it('names the weekday of the base', () =>
    expect([
      basisWords('same_weekday', 'day', false, 'zh', SATURDAY),
      basisWords('same_time_weekday', 'day', false, 'en', SATURDAY),
      basisWords('same_weekday', 'day', false, 'en'),
    ]).toEqual(['较上周六', 'vs last Saturday, same time', 'vs same weekday']))
})

describe('basisBrief', () => {
  it.each([
    ['same_time_previous', 'day', '较昨日', 'vs yesterday'],
    ['same_days_previous', 'month', '较上月', 'vs last month'],
    ['same_time_weekday', 'day', '较上周六', 'vs last Sat'],
    ['same_time_last_year', 'month', '较去年同期', 'vs last year'],
    ['festival', 'day', '较去年节日', 'vs the festival'],
    ['same_time_previous', 'hour', '较 1 小时前', 'vs 1 h ago'],
    ['previous_period', 'quarter', '较上季', 'vs last quarter'],
  ] as const)('%s of a %s leaves out what a glance can miss', (basis, grain, zh, en) =>
    expect([basisBrief(basis, grain, false, 'zh', SATURDAY), basisBrief(basis, grain, false, 'en', SATURDAY)]).toEqual([zh, en]),
  )
})
