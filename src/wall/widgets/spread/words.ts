import type { Language } from '../../stores/language.ts'

interface Words {
  readonly box: string
  readonly ridge: string
  readonly middle: string
  readonly highest: string
  readonly lowest: string
  readonly few: string
  readonly missing: (count: number) => string
  readonly last: (shown: number, asked: number) => string
  readonly of: (have: number, all: number) => string
}

/** The spread's own words. */
export const SPREAD_WORDS: Record<Language, Words> = {
  zh: {
    box: '箱 = 中间一半',
    ridge: '越高越集中',
    middle: '中位',
    highest: '最高',
    lowest: '最低',
    few: '不足 5 个时逐个画点',
    missing: (count) => `缺报 ${count}`,
    last: (shown, asked) => `近 ${shown} 期（共 ${asked}）`,
    of: (have, all) => `${have} / ${all} 已报`,
  },
  en: {
    box: 'box = middle half',
    ridge: 'high = crowded',
    middle: 'median',
    highest: 'highest',
    lowest: 'lowest',
    few: 'fewer than 5: each a dot',
    missing: (count) => `${count} missing`,
    last: (shown, asked) => `last ${shown} of ${asked}`,
    of: (have, all) => `${have} of ${all} reported`,
  },
}
