import type { Indicator } from '#contract/indicator.ts'
import type { Text } from '#contract/names.ts'
import type { Language } from '../stores/language.ts'

/** How a figure of a list is called: as the scene says, else its category, else its short title. */
export const figureName = (
  indicator: Indicator,
  category: string | undefined,
  title: Text | undefined,
  language: Language,
  region?: (code: string) => string,
): string => {
  if (title) return title[language]
  const own = (indicator.short ?? indicator.title)[language]
  if (category === undefined) return own
  const { categories } = indicator
  const found = categories?.kind === 'closed' ? categories.list.find((one) => one.id === category)?.title[language] : undefined
  return found ?? (categories?.kind === 'regions' && region ? region(category) : category)
}
