import { parseTime } from '#analysis/period.ts'
import { zoneOf, type Zone } from '#analysis/zone.ts'
import { computed, type ComputedRef } from 'vue'
import { useClock } from '../stores/clock.ts'
import { usePlace } from '../stores/place.ts'
import { useStage } from '../stores/stage.ts'

/** The times of a panel of past values: the place's zone, this minute, and the end of its fixed period (epoch ms) or null. */
export const useUntil = (
  panel: () => { period: string },
): { zone: ComputedRef<Zone>; minute: ComputedRef<number>; until: ComputedRef<number | null> } => {
  const place = usePlace()
  const stage = useStage()
  const clock = useClock()
  const zone = computed(() => zoneOf(place.config?.place.zone ?? 'Asia/Shanghai'))
  const fixed = computed(() => [panel().period, stage.scene?.period].find((period) => period !== undefined && period !== 'stage') ?? null)
  const until = computed(() => {
    if (fixed.value === null) return null
    const time = parseTime(fixed.value, zone.value)
    return time.ok ? time.value.end : null
  })
  return { zone, minute: computed(() => Math.floor(clock.second / 60_000) * 60_000), until }
}
