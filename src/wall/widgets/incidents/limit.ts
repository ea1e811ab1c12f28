import { durationWords } from '../../i18n/words.ts'
import type { Language } from '../../stores/language.ts'

/** The limit stands at two thirds of every bar, so that bars of all limits share one scale. */
export const LIMIT_AT = 2 / 3

/** How an incident stands against its time limit. */
export interface LimitBar {
  /** Share of the track: 2/3 is the limit, the whole one and a half of it. */
  fill: number
  over: boolean
  /** The limit in words; empty where none is declared. */
  limit: string
  /** By how much it is over, in words; empty while it is not. */
  overrun: string
}

const HOUR = 3_600_000

/** A limit in round words: 45 分, 2 时, 12 时, 7 天. */
export const limitWords = (ms: number, language: Language): string => {
  const hours = ms / HOUR
  if (Number.isInteger(hours) && hours < 48) return `${hours}${language === 'zh' ? ' 时' : ' h'}`
  return durationWords(ms, language)
}

/** `elapsed` and `limit` in ms. Without a limit there is nothing to fill. */
export const planLimit = (elapsed: number, limit: number | null, language: Language): LimitBar => {
  if (limit === null || limit <= 0) return { fill: 0, over: false, limit: '', overrun: '' }
  const over = elapsed > limit
  return {
    fill: Math.max(0, Math.min(1, (elapsed / limit) * LIMIT_AT)),
    over,
    limit: limitWords(limit, language),
    overrun: over ? durationWords(elapsed - limit, language) : '',
  }
}
