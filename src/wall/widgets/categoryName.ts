import type { Indicator } from '#contract/indicator.ts'
import type { Text } from '#contract/names.ts'

/** A category as people call it: its declared title, a region's name, or the keyword itself. */
export const categoryName = (
  indicator: Indicator,
  category: string,
  say: (text: Text) => string,
  regionName: (code: string) => string,
): string => {
  const declared = indicator.categories
  if (declared?.kind === 'regions') return regionName(category)
  const found = declared?.kind === 'closed' ? declared.list.find((one) => one.id === category) : undefined
  return found ? say(found.title) : category
}
