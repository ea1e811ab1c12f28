import type { AnalysisColumn } from '#contract/analysis/result.ts'
import { numberWords } from '../../i18n/figure.ts'
import type { Language } from '../../stores/language.ts'
import { unitWords } from '../study/unitWords.ts'

const WAN = 1e4
/** From here a figure is said in 万. */
const LARGE = 1e5

/** A column's figure with its unit; large ones in 万 in Chinese. */
export const columnWords = (column: Pick<AnalysisColumn, 'unit' | 'decimals'>, value: number, language: Language): string => {
  const large = language === 'zh' && Math.abs(value) >= LARGE && column.unit !== '%'
  const words = large ? `${numberWords(value / WAN, 2)} 万` : numberWords(value, column.decimals)
  if (column.unit === '') return words
  return column.unit === '%' ? `${words}%` : `${words}${large ? '' : ' '}${unitWords(column.unit, language)}`
}

/** Steps of a slider, from the worst to the best: fine enough for a finger, and each end the end itself. */
export const SLIDER_STEPS = 200

/** Where a figure stands on its slider, 0 (worst) to the number of steps (best). */
export const tickOf = ({ worst, best }: { worst: number; best: number }, value: number): number =>
  best === worst ? 0 : Math.round((Math.abs(value - worst) / Math.abs(best - worst)) * SLIDER_STEPS)

/** The figure at a tick; the tick at which the real figure stands gives it back exactly. */
export const figureAt = (lever: { worst: number; best: number; real: number }, tick: number): number => {
  if (tick === tickOf(lever, lever.real)) return lever.real
  if (tick <= 0) return lever.worst
  if (tick >= SLIDER_STEPS) return lever.best
  return lever.worst + ((lever.best - lever.worst) * tick) / SLIDER_STEPS
}
