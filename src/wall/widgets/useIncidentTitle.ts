import type { Incident } from '#contract/incident.ts'
import { useLanguage } from '../stores/language.ts'
import { usePlace } from '../stores/place.ts'
import { incidentTitle } from './incidentTitle.ts'

/** An incident's title, or its kind where the title is in another language than the page. */
export const useIncidentTitle = (): ((one: Pick<Incident, 'title' | 'category'>) => string) => {
  const place = usePlace()
  const names = useLanguage()
  return ({ title, category }) => {
    const kind = place.config?.incidents.find((one) => one.id === category)?.title
    return incidentTitle(title, kind ? names.of(kind) : category, names.language)
  }
}
