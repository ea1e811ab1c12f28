import type { Indicator } from '#contract/indicator.ts'
import type { Text } from '#contract/names.ts'

/** What distinguishes one series from the others. */
export interface Named {
  readonly title: Text | null
  readonly indicator: Indicator
  readonly category: string | null
  readonly region: string
}

const categoryName = ({ indicator, category }: Named, say: (text: Text) => string): string | null => {
  if (category === null) return null
  const declared = indicator.categories
  const found = declared?.kind === 'closed' ? declared.list.find((one) => one.id === category) : undefined
  return found ? say(found.title) : category
}

/** Names by what differs: the title given, else the indicator, the category or the region. */
export const namesOf = (series: readonly Named[], say: (text: Text) => string, regionName: (code: string) => string): string[] => {
  const differs = (part: (one: Named) => string | null): boolean => new Set(series.map(part)).size > 1
  const byRegion = differs((one) => one.region)
  const byIndicator = differs((one) => one.indicator.id)
  return series.map((one) => {
    if (one.title) return say(one.title)
    const indicator = say(one.indicator.short ?? one.indicator.title)
    const parts = [byIndicator ? indicator : null, categoryName(one, say), byRegion ? regionName(one.region) : null].filter(
      (part) => part !== null,
    )
    return parts.length > 0 ? parts.join(' ') : indicator
  })
}
