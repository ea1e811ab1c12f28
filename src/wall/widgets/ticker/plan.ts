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

/** The city's news: notices and open incidents, the newest first. */
export const planNews = (
  notices: readonly Notice[],
  incidents: readonly Incident[],
  nameOf: (code: string | null) => string,
  said: Said,
): TickerLine[] =>
  [
    ...notices.map((one) => ({
      key: `n${one.id}`,
      level: one.level,
      at: Date.parse(one.from),
      text: one.text.startsWith(one.title) ? one.text : `${one.title}：${one.text}`,
    })),
    ...incidents.map((one) => ({
      key: `i${one.id}`,
      level: one.level,
      at: Date.parse(one.updatedAt),
      text: [nameOf(one.region), one.title].filter(Boolean).join(' '),
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
