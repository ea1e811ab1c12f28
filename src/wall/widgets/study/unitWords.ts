import type { Language } from '../../stores/language.ts'

/** Units as declared, for those who read English: of many, and of one. */
const UNITS: Readonly<Record<string, readonly [many: string, one: string]>> = {
  元: ['yuan', 'yuan'],
  人: ['people', 'person'],
  '项/万人': ['per 10k', 'per 10k'],
  '人/万人': ['per 10k', 'per 10k'],
  '人/十万人': ['per 100k', 'per 100k'],
  万人: ['10k', '10k'],
}

/** A column's unit in words; of one where it stands behind a 1. */
export const unitWords = (unit: string, language: Language, one = false): string =>
  language === 'zh' ? unit : (UNITS[unit]?.[one ? 1 : 0] ?? unit)
