import { partsAt, zoneOf } from '#analysis/zone.ts'
import type { Grain, Level } from '#contract/names.ts'
import type { NoValue, Period, Trend } from '#contract/state.ts'
import type { Language } from '../stores/language.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (number: number): string => String(number).padStart(2, '0')

/** Year, month … second of an instant (epoch ms) on the calendar of a zone; Sunday is weekday 0. */
export interface Local {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  weekday: number
}
export const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
export const localOf = (instant: number, zone: string): Local => {
  const parts = partsAt(instant, zoneOf(zone))
  return { ...parts, weekday: parts.weekday % 7 }
}

export const timeWords = (instant: number, zone: string, seconds = false): string => {
  const at = localOf(instant, zone)
  return `${two(at.hour)}:${two(at.minute)}${seconds ? `:${two(at.second)}` : ''}`
}

export const dateWords = (instant: number, zone: string, language: Language, year = true): string => {
  const at = localOf(instant, zone)
  if (language === 'en') return `${MONTHS[at.month - 1]} ${at.day}${year ? `, ${at.year}` : ''}`
  return `${year ? `${at.year}年` : ''}${at.month}月${at.day}日`
}

export const weekdayWords = (instant: number, zone: string, language: Language): string => {
  const at = localOf(instant, zone)
  return language === 'en' ? WEEKDAYS[at.weekday]! : `星期${'日一二三四五六'[at.weekday]}`
}

/** 07:42 today, 11月20日 07:42 before. */
export const momentWords = (instant: number, now: number, zone: string, language: Language): string =>
  dateWords(instant, zone, 'zh') === dateWords(now, zone, 'zh')
    ? timeWords(instant, zone)
    : `${dateWords(instant, zone, language, false)} ${timeWords(instant, zone)}`

/** A length of time to one unit: 12 秒, 47 分, 9 时, 3 天. */
export const spanWords = (ms: number, language: Language): string => {
  const zh = language === 'zh'
  const whole = Math.max(0, ms)
  if (whole < MINUTE) return `${Math.floor(whole / SECOND)}${zh ? ' 秒' : ' s'}`
  if (whole < HOUR) return `${Math.floor(whole / MINUTE)}${zh ? ' 分' : ' min'}`
  if (whole < DAY) return `${Math.floor(whole / HOUR)}${zh ? ' 时' : ' h'}`
  return `${Math.floor(whole / DAY)}${zh ? ' 天' : ' d'}`
}

/** How long something has lasted, to two units: 47 分, 6 时 12 分, 1 天 3 时, 20 天. */
export const durationWords = (ms: number, language: Language): string => {
  const zh = language === 'zh'
  const whole = Math.max(0, ms)
  const hours = Math.floor(whole / HOUR)
  if (whole < HOUR) return spanWords(Math.max(whole, MINUTE), language)
  if (hours < 24) return `${hours}${zh ? ' 时 ' : ' h '}${two(Math.floor((whole % HOUR) / MINUTE))}${zh ? ' 分' : ' min'}`
  const days = Math.floor(hours / 24)
  const rest = days < 3 && hours % 24 > 0 ? ` ${hours % 24}${zh ? ' 时' : ' h'}` : ''
  return `${days}${zh ? ' 天' : ' d'}${rest}`
}

/** 12 秒前. */
export const ageWords = (ms: number, language: Language): string =>
  language === 'zh' ? `${spanWords(ms, 'zh')}前` : `${spanWords(ms, 'en')} ago`

const QUARTERS = ['一季度', '二季度', '三季度', '四季度']
const QUARTERS_TO_DATE = ['一季度', '上半年', '前三季度', '全年']
const clockOf = (label: string): string => (label[13] === ':' ? label.slice(11, 16) : `${label.slice(11, 13)}:00`)

/** The words of a period's label: 2026年10月, 1—10月, 前三季度, 11月21日, 08时. `year` false leaves out the year. */
export const labelWords = (label: string, grain: Grain, toDate: boolean, language: Language, year = true): string => {
  const zh = language === 'zh'
  const y = label.slice(0, 4)
  const front = year && zh ? `${y}年` : ''
  const back = year && !zh ? ` ${y}` : ''
  if (grain === 'year') return zh ? `${y}年` : y
  if (grain === 'half')
    return zh
      ? `${front}${label.endsWith('H1') ? '上半年' : toDate ? '全年' : '下半年'}`
      : `${toDate && label.endsWith('2') ? 'full year' : label.slice(5)}${back}`
  if (grain === 'quarter') {
    const at = Number(label.slice(6)) - 1
    if (zh) return `${front}${(toDate ? QUARTERS_TO_DATE : QUARTERS)[at] ?? label}`
    return `${toDate && at > 0 ? `Q1–Q${at + 1}` : `Q${at + 1}`}${back}`
  }
  const month = Number(label.slice(5, 7))
  if (grain === 'month') {
    if (zh) return `${front}${toDate && month > 1 ? `1—${month}月` : `${month}月`}`
    return `${toDate && month > 1 ? `Jan–${MONTHS[month - 1]}` : MONTHS[month - 1]}${back}`
  }
  if (grain === 'week') return zh ? `${front}第${Number(label.slice(6))}周` : `week ${Number(label.slice(6))}${back}`
  const day = Number(label.slice(8, 10))
  const date = zh ? `${front}${month}月${day}日` : `${MONTHS[month - 1]} ${day}${back && `,${back}`}`
  if (grain === 'day') return date
  const clock = clockOf(label)
  if (year) return `${date} ${clock}`
  return clock
}

/** What a state is about: a running period is said by the instant up to which it is known (截至 09:42). */
export const periodWords = (
  period: Period | null,
  grain: Grain,
  toDate: boolean,
  language: Language,
  zone: string,
  now: number,
): string => {
  if (!period) return ''
  if (period.until !== null && Date.parse(period.end) > now) {
    const until = Date.parse(period.until)
    const words = momentWords(until, now, zone, language)
    return language === 'zh' ? `截至 ${words}` : `to ${words}`
  }
  const today = localOf(now, zone)
  const sameYear = period.label.startsWith(String(today.year))
  const fine = grain === 'hour' || grain === 'minute'
  const sameDay = fine && period.label.startsWith(`${today.year}-${two(today.month)}-${two(today.day)}`)
  if (fine && !sameDay)
    return `${labelWords(period.label, 'day', false, language, !sameYear)} ${labelWords(period.label, grain, false, language, false)}`
  return labelWords(period.label, grain, toDate, language, !sameYear)
}

const LEVEL_WORDS: Record<Language, Record<Level, string>> = {
  zh: { normal: '正常', blue: '蓝', yellow: '黄', orange: '橙', red: '红' },
  en: { normal: 'Normal', blue: 'Blue', yellow: 'Yellow', orange: 'Orange', red: 'Red' },
}
export const levelWords = (level: Level, language: Language): string => LEVEL_WORDS[language][level]

const TREND_WORDS: Record<Language, Record<Trend, string>> = {
  zh: { better: '缓解', worse: '加重', steady: '持平', unknown: '' },
  en: { better: 'easing', worse: 'worsening', steady: 'steady', unknown: '' },
}
export const trendWords = (trend: Trend, language: Language): string => TREND_WORDS[language][trend]

const REASON_WORDS: Record<Language, Record<NoValue, string>> = {
  zh: {
    never_reported: '尚未报送',
    reported_missing: '部门报缺',
    incomplete: '报送不全',
    no_reporter: '无报送单位',
    zero_denominator: '分母为零',
    no_weight: '缺权重',
    no_member: '缺成员指标',
  },
  en: {
    never_reported: 'never reported',
    reported_missing: 'reported missing',
    incomplete: 'incomplete',
    no_reporter: 'no reporter',
    zero_denominator: 'zero denominator',
    no_weight: 'no weight',
    no_member: 'no member',
  },
}
export const reasonWords = (reason: NoValue | null, language: Language): string => (reason ? REASON_WORDS[language][reason] : '')

const WHOLE: Record<string, string> = { 国: '全国', 省: '全省', 市: '全市', 区: '全区', 县: '全县', 州: '全州', 旗: '全旗' }
/** All of a region: 全市 for 重庆市. */
export const wholeWords = (name: string, language: Language): string =>
  language === 'en' ? 'whole area' : (WHOLE[name.slice(-1)] ?? '全域')
