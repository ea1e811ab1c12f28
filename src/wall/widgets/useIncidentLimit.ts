import type { Incident } from '#contract/incident.ts'
import { millis } from '#analysis/duration.ts'
import { usePlace } from '../stores/place.ts'

/** How long an incident may take at its level, ms, as the place declares it for its category; null where it declares none. */
export const useIncidentLimit = (): ((one: Pick<Incident, 'category' | 'level'>) => number | null) => {
  const place = usePlace()
  return ({ category, level }) => {
    const limit = place.config?.incidents.find((one) => one.id === category)?.limits[level]
    return limit === undefined ? null : millis(limit)
  }
}
