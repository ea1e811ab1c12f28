import { usePlace } from '../stores/place.ts'

/** The name of a category of an indicator: declared, a region's, or (keywords) as it was sent. */
export const useCategoryName = (): ((indicator: string, category: string) => string) => {
  const place = usePlace()
  return (indicator, category) => {
    const declared = place.indicator(indicator)?.categories
    if (declared?.kind === 'regions') return place.nameOf(category)
    const found = declared?.kind === 'closed' ? declared.list.find((one) => one.id === category) : undefined
    return found ? place.title(found.title) : category
  }
}
