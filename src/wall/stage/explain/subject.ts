import { CategoryId, IndicatorId, RegionCode } from '#contract/names.ts'
import { seriesKey } from '#contract/state.ts'

/** One figure: what is to be explained. */
export interface Subject {
  indicator: string
  region: string
  category: string | null
}

export const writeSubject = ({ indicator, region, category }: Subject): string => seriesKey(indicator, region, category)

/** `indicator|region|category`, as an address carries it; null for anything else. */
export const readSubject = (words: string | null): Subject | null => {
  const [indicator, region, category = null, ...rest] = (words ?? '').split('|')
  const right =
    rest.length === 0 &&
    IndicatorId.safeParse(indicator).success &&
    RegionCode.safeParse(region).success &&
    (category === null || CategoryId.safeParse(category).success)
  return right ? { indicator: indicator!, region: region!, category } : null
}
