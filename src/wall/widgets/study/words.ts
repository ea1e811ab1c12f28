import type { Language } from '../../stores/language.ts'
import { STUDY_EN } from './wordsEn.ts'
import { STUDY_ZH } from './wordsZh.ts'

/** The words of the panels that show an analysis; they come with those panels, not with the first paint. */
export type StudyWords = typeof STUDY_ZH
export const STUDY_WORDS: Record<Language, StudyWords> = { zh: STUDY_ZH, en: STUDY_EN }
