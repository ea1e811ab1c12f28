import type { Language } from '../../stores/language.ts'

interface Words {
  readonly axis: (low: string, high: string) => string
  readonly lost: string
  readonly missing: string
}

/** The small charts' own words. */
export const MULTIPLES_WORDS: Record<Language, Words> = {
  zh: { axis: (low, high) => `同轴 ${low}—${high}`, lost: '断线', missing: '缺报' },
  en: { axis: (low, high) => `axis ${low} to ${high}`, lost: 'lost', missing: 'missing' },
}
