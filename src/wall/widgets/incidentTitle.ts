import type { Language } from '../stores/language.ts'

const HAN = /\p{Script=Han}/u

/** A department writes a title in its own language: on a page in another one the kind of incident stands for it. */
export const incidentTitle = (title: string, kind: string, language: Language): string =>
  language === 'en' && HAN.test(title) ? kind : title
