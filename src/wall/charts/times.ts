import type { Grain } from '#contract/names.ts'
import { WEEKDAYS } from '../i18n/words.ts'
import type { Language } from '../stores/language.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

interface Said {
  /** What the words leave out when the time before it was in the same. */
  readonly context: string
  readonly long: string
  readonly short: string
}

const zh = (label: string, grain: Grain): Said => {
  const year = `${label.slice(2, 4)}年`
  const month = Number(label.slice(5, 7))
  const day = `${month}月${Number(label.slice(8, 10))}日`
  const hour = label.slice(11, 13)
  if (grain === 'year') return { context: '', long: label, short: label }
  if (grain === 'half') return said(year, label.endsWith('1') ? '上半年' : '下半年')
  if (grain === 'quarter') return said(`${label.slice(2, 4)} `, label.slice(5))
  if (grain === 'month') return said(year, `${month}月`)
  if (grain === 'week') return said(year, `${Number(label.slice(6))}周`)
  if (grain === 'day') return { context: label.slice(0, 7), long: day, short: `${Number(label.slice(8, 10))}日` }
  const clock = grain === 'hour' ? `${hour}时` : `${hour}:${label.slice(14, 16)}`
  return { context: label.slice(0, 10), long: `${Number(label.slice(8, 10))}日${clock}`, short: clock }
}

const said = (context: string, short: string): Said => ({ context, long: `${context}${short}`, short })

const en = (label: string, grain: Grain): Said => {
  const year = `’${label.slice(2, 4)}`
  const month = MONTHS[Number(label.slice(5, 7)) - 1] ?? ''
  const day = Number(label.slice(8, 10))
  const back = (short: string): Said => ({ context: year, long: `${short} ${year}`, short })
  if (grain === 'year') return { context: '', long: label, short: label }
  if (grain === 'half' || grain === 'quarter') return back(label.slice(5))
  if (grain === 'month') return back(month)
  if (grain === 'week') return back(`wk ${Number(label.slice(6))}`)
  if (grain === 'day') return { context: label.slice(0, 7), long: `${month} ${day}`, short: String(day) }
  const clock = `${label.slice(11, 13)}:${grain === 'hour' ? '00' : label.slice(14, 16)}`
  const weekday = WEEKDAYS[new Date(`${label.slice(0, 10)}T00:00:00Z`).getUTCDay()] ?? day
  return { context: label.slice(0, 10), long: `${weekday} ${clock}`, short: clock }
}

/** Axis words of several times in their order: the year (month, day) is said only where it changes; hours of one day need none. */
export const timeWords = (labels: readonly string[], grain: Grain, language: Language): string[] => {
  const told = labels.map((label) => (language === 'zh' ? zh : en)(label, grain))
  const oneDay = (grain === 'hour' || grain === 'minute') && new Set(told.map((one) => one.context)).size === 1
  return told.map((one, index) => (oneDay || told[index - 1]?.context === one.context ? one.short : one.long))
}

/** Up to `most` positions along 0…count−1, the first and the last among them, evenly apart. */
export const timePlaces = (count: number, most: number): number[] => {
  if (count <= most) return Array.from({ length: count }, (_, index) => index)
  const last = count - 1
  const even = [most, most - 1].find((places) => places > 2 && last % (places - 1) === 0) ?? most
  return Array.from({ length: even }, (_, index) => Math.round((index * last) / (even - 1)))
}

/** The positions of 0…count−1 at the smallest whole step that has room and meets both ends; only the last where none has. */
export const evenPlaces = (count: number, hasRoom: (step: number) => boolean): number[] => {
  const last = count - 1
  const step = Array.from({ length: last }, (_, at) => at + 1).find((one) => last % one === 0 && hasRoom(one))
  return step === undefined ? [last] : Array.from({ length: last / step + 1 }, (_, at) => at * step)
}
