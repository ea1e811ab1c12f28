import type { Language } from '../../stores/language.ts'

interface Words {
  readonly median: string
  readonly good: string
  readonly bad: string
  readonly trail: (periods: number) => string
  readonly noTrail: string
  readonly size: (name: string) => string
  readonly named: string
  readonly both: (have: number, all: number) => string
}

/** The scatter's own words. */
export const SCATTER_WORDS: Record<Language, Words> = {
  zh: {
    median: '中位',
    good: '两项均优',
    bad: '两项均差',
    trail: (periods) => `尾迹 = 前 ${periods} 期`,
    noTrail: '两项周期不同，不画尾迹',
    size: (name) => `面积 = ${name}`,
    named: '只注离群者',
    both: (have, all) => `${have} / ${all} 两项俱全`,
  },
  en: {
    median: 'median',
    good: 'both better',
    bad: 'both worse',
    trail: (periods) => `trail = ${periods} periods before`,
    noTrail: 'no trails: the periods differ',
    size: (name) => `area = ${name}`,
    named: 'outliers named',
    both: (have, all) => `${have} of ${all} have both`,
  },
}
