import { CategoryId, IndicatorId, RegionCode } from '#contract/names.ts'
import { seriesKey } from '#contract/state.ts'

/** One figure: what is to be explained. Of an analysis: `analysis.<id>.<table>` in place of the indicator. */
export interface Subject {
  indicator: string
  region: string
  category: string | null
}

export const writeSubject = ({ indicator, region, category }: Subject): string => seriesKey(indicator, region, category)

const TABLE = /^analysis(\.[a-z][a-z0-9_-]{0,39}){2}$/

/** `indicator|region|category`, as an address carries it; null for anything else. */
export const readSubject = (words: string | null): Subject | null => {
  const [indicator, region, category = null, ...rest] = (words ?? '').split('|')
  const right =
    rest.length === 0 &&
    (IndicatorId.safeParse(indicator).success || TABLE.test(indicator!)) &&
    RegionCode.safeParse(region).success &&
    (category === null || CategoryId.safeParse(category).success)
  return right ? { indicator: indicator!, region: region!, category } : null
}
