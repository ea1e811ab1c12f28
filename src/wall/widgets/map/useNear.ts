import type { Datum } from '#contract/names.ts'
import { computed, type ComputedRef } from 'vue'
import type { Point } from '../../map/engine.ts'
import { useIncidents } from '../../stores/incidents.ts'
import { usePlace } from '../../stores/place.ts'
import { useIncidentTitle } from '../useIncidentTitle.ts'
import type { IncidentMark } from './near.ts'

/** Open incidents of the region that the camera looks at: those that say where they are, and how many there are in all. */
export const useNear = (
  wish: () => { focused: string | null; plane: (point: readonly [number, number], from: Datum) => Point | null; lift: number },
): { marks: ComputedRef<IncidentMark[]>; all: ComputedRef<number> } => {
  const incidents = useIncidents()
  const place = usePlace()
  const titleOf = useIncidentTitle()
  const here = computed(() => {
    const { focused } = wish()
    if (focused === null) return []
    return incidents.open.filter(
      ({ region, level }) => level !== 'normal' && region !== null && place.lineage(region).some((one) => one.code === focused),
    )
  })
  const marks = computed(() => {
    const { plane, lift } = wish()
    return here.value.flatMap((incident): IncidentMark[] => {
      const at =
        incident.lon === null || incident.lat === null ? null : plane([incident.lon, incident.lat], place.config?.place.datum ?? 'gcj02')
      return at && incident.level !== 'normal'
        ? [{ id: incident.id, title: titleOf(incident), level: incident.level, at: [at[0], at[1] - lift] }]
        : []
    })
  })
  return { marks, all: computed(() => here.value.length) }
}
