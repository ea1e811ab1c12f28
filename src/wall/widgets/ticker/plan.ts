import type { Incident } from '#contract/incident.ts'
import type { Indicator } from '#contract/indicator.ts'
import type { Level } from '#contract/names.ts'
import type { Notice } from '#contract/notice.ts'
import { momentWords } from '../../i18n/words.ts'
import type { Said } from '../context.ts'

export interface TickerLine {
  key: string
  level: Level
  time: string
  text: string
  /** Names what is explained, in place of a time. */
  subject?: string
}

const LIMIT = 12

const HAN = /\p{Script=Han}/u

/** What stands for words that are in another language than the page: an incident's kind, and who gave a notice. */
export interface NewsWords {
  titleOf: (incident: Incident) => string
  noticeOf: (notice: Notice) => string
}
const AS_SENT: NewsWords = { titleOf: (one) => one.title, noticeOf: (one) => one.title }

const noticeText = (one: Notice, language: Said['language'], words: NewsWords): string => {
  if (language === 'en' && HAN.test(one.text)) return words.noticeOf(one)
  return one.text.startsWith(one.title) ? one.text : `${one.title}${language === 'zh' ? '：' : ': '}${one.text}`
}

/** The city's news: notices and open incidents, the newest first. */
export const planNews = (
  notices: readonly Notice[],
  incidents: readonly Incident[],
  nameOf: (code: string | null) => string,
  said: Said,
  words: NewsWords = AS_SENT,
): TickerLine[] =>
  [
    ...notices.map((one) => ({
      key: `n${one.id}`,
      level: one.level,
      at: Date.parse(one.from),
      text: noticeText(one, said.language, words),
    })),
    ...incidents.map((one) => ({
      key: `i${one.id}`,
      level: one.level,
      at: Date.parse(one.updatedAt),
      text: [nameOf(one.region), words.titleOf(one)].filter(Boolean).join(' '),
    })),
  ]
    .sort((a, b) => b.at - a.at || a.key.localeCompare(b.key))
    .slice(0, LIMIT)
    .map(({ at, ...line }) => ({ ...line, time: momentWords(at, said.now, said.zone, said.language) }))

/** Notes on the data: what stands on the wall, by its definition. */
export const planNotes = (shown: readonly Indicator[], said: Said): TickerLine[] =>
  shown.slice(0, LIMIT).map((one) => ({
    key: one.id,
    level: 'normal',
    time: '',
    subject: (one.short ?? one.title)[said.language],
    text: one.definition[said.language],
  }))
