import type { Grain } from '#contract/names.ts'
import type { Basis } from '#contract/state.ts'
import type { Language } from '../stores/language.ts'
import { localOf } from './words.ts'

/** When the base period begins, epoch ms, and in which zone: it tells the weekday. */
type Start = { instant: number; zone: string } | undefined

const BEFORE: Record<Grain, string> = {
  minute: '上一分钟',
  hour: '上一小时',
  day: '昨日',
  week: '上周',
  month: '上月',
  quarter: '上季',
  half: '上半年度',
  year: '上年',
}
const BEFORE_EN: Record<Grain, string> = {
  minute: 'previous minute',
  hour: 'previous hour',
  day: 'yesterday',
  week: 'last week',
  month: 'last month',
  quarter: 'last quarter',
  half: 'last half-year',
  year: 'last year',
}
const LAST_YEAR: Partial<Record<Grain, string>> = { month: '去年同月', year: '上年', day: '去年同日', week: '去年同周' }
const SUNDAY_FIRST = '日一二三四五六'
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

const weekdayOf = (start: Start): number | null => (start ? localOf(start.instant, start.zone).weekday : null)

const zh = (basis: Basis, grain: Grain, toDate: boolean, start: Start): string => {
  const day = weekdayOf(start)
  const weekday = day === null ? '上周同日' : `上周${SUNDAY_FIRST[day]}`
  switch (basis) {
    case 'previous_period':
      return `较${BEFORE[grain]}`
    case 'same_time_previous':
      return grain === 'hour' ? '较 1 小时前' : `较${BEFORE[grain]}同时`
    case 'same_days_previous':
      return `较${BEFORE[grain]}同期`
    case 'same_weekday':
      return `较${weekday}`
    case 'same_time_weekday':
      return `较${weekday}同时`
    case 'last_year':
      return `较${toDate ? '去年同期' : (LAST_YEAR[grain] ?? '去年同期')}`
    case 'same_time_last_year':
      return '较去年同期'
    case 'festival':
      return '较去年同一节日'
  }
}

const en = (basis: Basis, grain: Grain, start: Start): string => {
  const day = weekdayOf(start)
  const weekday = day === null ? 'same weekday' : `last ${WEEKDAYS[day]}`
  switch (basis) {
    case 'previous_period':
      return `vs ${BEFORE_EN[grain]}`
    case 'same_time_previous':
      return grain === 'hour' ? 'vs 1 h ago' : `vs same time ${BEFORE_EN[grain]}`
    case 'same_days_previous':
      return `vs same days ${BEFORE_EN[grain]}`
    case 'same_weekday':
      return `vs ${weekday}`
    case 'same_time_weekday':
      return `vs ${weekday}, same time`
    case 'last_year':
      return 'vs last year'
    case 'same_time_last_year':
      return 'vs same time last year'
    case 'festival':
      return 'vs same day of the festival'
  }
}

/** The base of a comparison, always named: 较昨日同时, 较上月, 较去年同期, 较上周六. `start` is the base period's. */
export const basisWords = (basis: Basis, grain: Grain, toDate: boolean, language: Language, start?: Start): string =>
  language === 'zh' ? zh(basis, grain, toDate, start) : en(basis, grain, start)

/** The same without the hour or the days up to which both are counted: 较昨日, 较上周六. */
export const basisBrief = (basis: Basis, grain: Grain, toDate: boolean, language: Language, start?: Start): string => {
  const day = weekdayOf(start)
  if (basis === 'same_time_previous' && grain === 'hour') return basisWords(basis, grain, toDate, language, start)
  if (basis === 'same_time_previous' || basis === 'same_days_previous') return basisWords('previous_period', grain, toDate, language)
  if (basis === 'same_weekday' || basis === 'same_time_weekday')
    return language === 'en' && day !== null
      ? `vs last ${WEEKDAYS[day]!.slice(0, 3)}`
      : basisWords('same_weekday', grain, toDate, language, start)
  if (basis === 'same_time_last_year') return basisWords('last_year', grain, true, language)
  if (basis === 'festival') return language === 'zh' ? '较去年节日' : 'vs the festival'
  if (basis === 'previous_period' && grain === 'half') return language === 'zh' ? '较上半年度' : 'vs last half'
  return basisWords(basis, grain, toDate, language, start)
}
