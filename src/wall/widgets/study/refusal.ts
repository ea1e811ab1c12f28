import type { AnalysisRefusal } from '#contract/analysis/unfit.ts'
import type { Language } from '../../stores/language.ts'
import { UNFIT_WORDS } from './unfit.ts'

/** A refusal in words, with what is at fault by its title. */
export const refusalWords = (refusal: AnalysisRefusal, titleOf: (column: string) => string, language: Language): string => {
  const said = UNFIT_WORDS[language][refusal.reason]
  const path = refusal.path === undefined ? '' : titleOf(refusal.path)
  // A path that has no title is for code: in Chinese it would stand as an English word.
  if (path === '' || path === refusal.path) return said
  return language === 'zh' ? `${said}：${path}` : `${said}: ${path}`
}
