import type { Language } from '../../stores/language.ts'

interface Words {
  readonly low: string
  readonly high: string
  readonly byColumn: string
  readonly missing: string
  readonly lost: string
  readonly region: string
  readonly columns: (shown: number, all: number) => string
  readonly page: (from: number, to: number, all: number) => string
}

/** The heat table's own words. */
export const HEAT_WORDS: Record<Language, Words> = {
  zh: {
    low: '最低',
    high: '最高',
    byColumn: '同列相比',
    missing: '缺报',
    lost: '断线',
    region: '地区',
    columns: (shown, all) => `前 ${shown} 列（共 ${all}）`,
    page: (from, to, all) => `第 ${from === to ? from : `${from}—${to}`} 项，共 ${all}`,
  },
  en: {
    low: 'lowest',
    high: 'highest',
    byColumn: 'within each column',
    missing: 'missing',
    lost: 'lost',
    region: 'Region',
    columns: (shown, all) => `first ${shown} of ${all} columns`,
    page: (from, to, all) => `${from === to ? from : `${from} to ${to}`} of ${all}`,
  },
}
