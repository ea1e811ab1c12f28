import type { Language } from '../../stores/language.ts'

interface Words {
  readonly month: (month: number, year: number | null) => string
  readonly over: (days: number) => string
  readonly missing: (days: number) => string
  readonly year: (year: number) => string
  readonly limit: (bound: string) => string
  readonly notDaily: string
  readonly day: (month: number, day: number) => string
  readonly today: string
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The calendar's own words. */
export const CALENDAR_WORDS: Record<Language, Words> = {
  zh: {
    month: (month, year) => (year === null ? `${month}月` : `${String(year).slice(2)}年${month}月`),
    over: (days) => `超标 ${days} 天`,
    missing: (days) => `缺报 ${days} 天`,
    year: (year) => `${year} 年`,
    limit: (bound) => `超标 > ${bound}`,
    notDaily: '此项指标不按日报送，无日历可画',
    day: (month, day) => `${month}月${day}日`,
    today: '今日',
  },
  en: {
    month: (month, year) => (year === null ? MONTHS[month - 1]! : `${MONTHS[month - 1]} ’${String(year).slice(2)}`),
    over: (days) => `${days} ${days === 1 ? 'day' : 'days'} over`,
    missing: (days) => `${days} missing`,
    year: (year) => String(year),
    limit: (bound) => `over ${bound}`,
    notDaily: 'This figure is not daily: no calendar',
    day: (month, day) => `${MONTHS[month - 1]} ${day}`,
    today: 'today',
  },
}
