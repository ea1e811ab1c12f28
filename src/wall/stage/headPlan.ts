import type { Level } from '#contract/names.ts'
import type { Trend } from '#contract/state.ts'
import { levelWords, trendWords } from '../i18n/words.ts'
import type { Language } from '../stores/language.ts'
import { textRoom } from '../widgets/textRoom.ts'

/** What the head of a cell says beside its title: a level always in words, normal and the movement as far as there is room. */
export interface CellHead {
  level: 'words' | 'mark'
  trend: 'words' | 'mark' | 'none'
}
interface Ask {
  title: string
  level: Level
  trend: Trend
  /** The level stands before the title, and not beside it. */
  lead: boolean
  /** Of the whole cell, in units. */
  width: number
  language: Language
}

const SIDES = 40
const GAP = 10
/** textRoom is the most a text may take; titles take a little less. */
const TAKES = 0.95
/** Under this width normal is a tick alone. */
const NARROW = 280

export const planCellHead = ({ title, level, trend, lead, width, language }: Ask): CellHead => {
  const left = width - SIDES - GAP - textRoom(title, 20) * TAKES
  const word = textRoom(levelWords(level, language), 17) * TAKES
  if (level === 'normal') return { level: width < NARROW || word + 22 > left ? 'mark' : 'words', trend: 'none' }
  const rest = left - (lead ? 24 + GAP : 22 + 6 + word + GAP)
  const whole = 14 + 5 + textRoom(trendWords(trend, language), 17) * TAKES
  return { level: 'words', trend: trend === 'unknown' || rest < 14 ? 'none' : whole <= rest ? 'words' : 'mark' }
}
