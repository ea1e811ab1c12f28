import type { Language } from '../../stores/language.ts'

interface Words {
  readonly overlap: string
  readonly share: string
  /** The sum of the newest column: of one period, not of the time shown. */
  readonly newest: (period: string, sum: string) => string
}

/** The stack's own words. */
export const STACK_WORDS: Record<Language, Words> = {
  zh: {
    overlap: '各类互有重叠，不能相加，不作堆叠',
    share: '占比',
    newest: (period, sum) => `${period}${/\d$/.test(period) ? ' ' : ''}共 ${sum}`,
  },
  en: { overlap: 'The categories overlap and do not add up: not stacked', share: 'share', newest: (period, sum) => `${sum}, ${period}` },
}
