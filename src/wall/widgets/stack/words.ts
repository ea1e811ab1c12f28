import type { Language } from '../../stores/language.ts'

interface Words {
  readonly overlap: string
  readonly share: string
}

/** The stack's own words. */
export const STACK_WORDS: Record<Language, Words> = {
  zh: { overlap: '各类互有重叠，不能相加，不作堆叠', share: '占比' },
  en: { overlap: 'The categories overlap and do not add up: not stacked', share: 'share' },
}
