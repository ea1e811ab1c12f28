import { CHART_WORDS } from '../../charts/words.ts'
import { numberWords } from '../../i18n/figure.ts'
import { labelWords, levelWords } from '../../i18n/words.ts'
import type { Level } from '#contract/names.ts'
import type { Language } from '../../stores/language.ts'
import type { TrendPlan } from './plan.ts'

/** The words of a trend for those who cannot see it: newest value, unit, period, level, range, gaps. */
export const trendText = (title: string, plan: TrendPlan | null, level: Level | null, language: Language): string => {
  const words = CHART_WORDS[language]
  if (plan === null) return `${title}: ${words.none}`
  const { scale } = plan
  const unit = scale.unit === '' ? '' : ` ${scale.unit}`
  const figure = (value: number): string => `${numberWords(value, scale.decimals)}${unit}`
  const series = plan.series.map((one) => {
    if (one.last === null) return `${one.name} ${words.missing}`
    const values = one.values.filter((value) => value !== null)
    const period = labelWords(plan.labels[one.last.at]!, plan.grain, plan.toDate, language)
    return `${one.name} ${figure(one.last.value)}, ${period}, ${words.between(figure(Math.min(...values)), figure(Math.max(...values)))}`
  })
  const missing = plan.gaps.reduce((sum, [from, to]) => sum + to - from + 1, 0)
  return [
    title,
    ...series,
    ...(level === null ? [] : [levelWords(level, language)]),
    ...(plan.target ? [plan.target.text] : []),
    ...(missing > 0 ? [words.gaps(missing)] : []),
  ].join('; ')
}
