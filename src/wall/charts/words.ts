import type { Language } from '../stores/language.ts'

export interface ChartWords {
  readonly none: string
  readonly noHistory: string
  readonly missing: string
  readonly others: string
  readonly rest: (count: number) => string
  readonly total: string
  readonly index: string
  readonly target: string
  readonly limit: string
  readonly lastYear: string
  readonly lastWeek: string
  readonly yesterday: string
  readonly line: (name: string) => string
  readonly shadow: (name: string) => string
  readonly first: (shown: number, all: number) => string
  readonly otherUnit: (names: string) => string
  readonly gaps: (periods: number) => string
  readonly between: (low: string, high: string) => string
}

/** The charts' own words; names and units come from the place. */
export const CHART_WORDS: Record<Language, ChartWords> = {
  zh: {
    none: '暂无数据',
    noHistory: '历史数据暂时取不到',
    missing: '缺报',
    others: '其他',
    rest: (count) => `其余 ${count} 项`,
    total: '共',
    index: '指数',
    target: '目标',
    limit: '上限',
    lastYear: '去年',
    lastWeek: '上周',
    yesterday: '昨日',
    line: (name) => `灰线 = ${name}`,
    shadow: (name) => `灰影 = ${name}`,
    first: (shown, all) => `前 ${shown} 项，共 ${all}`,
    otherUnit: (names) => `单位不同未画：${names}`,
    gaps: (periods) => `缺报 ${periods} 期`,
    between: (low, high) => `最低 ${low}，最高 ${high}`,
  },
  en: {
    none: 'No figures yet',
    noHistory: 'The past cannot be had at the moment',
    missing: 'missing',
    others: 'Others',
    rest: (count) => `${count} others`,
    total: 'Total',
    index: 'index',
    target: 'target',
    limit: 'limit',
    lastYear: 'last year',
    lastWeek: 'last week',
    yesterday: 'yesterday',
    line: (name) => `grey line = ${name}`,
    shadow: (name) => `grey shadow = ${name}`,
    first: (shown, all) => `first ${shown} of ${all}`,
    otherUnit: (names) => `not drawn, other unit: ${names}`,
    gaps: (periods) => `${periods} periods missing`,
    between: (low, high) => `low ${low}, high ${high}`,
  },
}
