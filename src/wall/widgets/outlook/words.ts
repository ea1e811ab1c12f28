import type { Language } from '../../stores/language.ts'

interface OutlookWords {
  empty(hours: number): string
  looked(figures: number): string
  within(hours: number, bound: string): string
  lastHour(value: string): string
  note(hours: number): string
  failed: string
}

/** Words of early warning, which come with it. */
export const OUTLOOK_WORDS: Record<Language, OutlookWords> = {
  zh: {
    empty: (hours) => `${hours} 小时内无指标趋向更高等级`,
    looked: (figures) => `已研判 ${figures} 项`,
    within: (hours, bound) => `${hours} 小时内达 ${bound}`,
    lastHour: (value) => `上一小时 ${value}`,
    note: (hours) => `概率 · 未来 ${hours} 小时`,
    failed: '研判服务无应答',
  },
  en: {
    empty: (hours) => `Nothing heads for a graver level within ${hours} hours`,
    looked: (figures) => `${figures} figures looked at`,
    within: (hours, bound) => `${bound} within ${hours} h`,
    lastHour: (value) => `last hour ${value}`,
    note: (hours) => `probability, next ${hours} hours`,
    failed: 'No answer from early warning',
  },
}
