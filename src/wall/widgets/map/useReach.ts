import type { Region } from '#contract/region.ts'
import type { OptionsOf } from '#contract/widgets.ts'
import { computed, type ComputedRef } from 'vue'
import { usePlace } from '../../stores/place.ts'
import { useStage } from '../../stores/stage.ts'
import { type Picked, pickPlan } from './pick.ts'
import { useMapSource } from './source.ts'

/** How far down a map goes: whose parts it draws as the stage looks deeper, and where a click leads. */
export const useReach = (
  options: ComputedRef<OptionsOf<'map'>>,
): {
  region: ComputedRef<string>
  stationsIn: (code: string) => Region[]
  pick: (code: string | null, at: { area: string; focused: string | null }) => void
} => {
  const source = useMapSource()
  const place = usePlace()
  const stage = useStage()
  const hasMap = (code: string): boolean => place.config?.place.map.boundaries.some((one) => one.of === code) ?? false
  const reaches = (code: string): boolean => source.children(options.value.indicator, code).length > 0

  const region = computed(() => {
    const top = stage.regionOf(options.value.of)
    const line = place.lineage(stage.region)
    const depth = line.findIndex((one) => one.code === top)
    return depth > 0 && line.slice(0, depth).some((one) => hasMap(one.code) && reaches(one.code)) ? stage.region : top
  })
  const stationsIn = (code: string): Region[] => [
    ...place.stations(code),
    ...place.children(code).flatMap((one) => (one.kind === 'station' ? [] : stationsIn(one.code))),
  ]
  const follow = (picked: Picked): void => {
    if (picked && 'show' in picked) stage.show(picked.show)
    else if (picked) stage.focus(picked.focus)
  }
  const pick = (code: string | null, at: { area: string; focused: string | null }): void => {
    const home = place.config?.place.home ?? ''
    const homeScene = place.scenes.find((one) => one.region === 'stage' || one.region === home)?.id ?? null
    follow(pickPlan(code, { ...at, known: (one) => place.region(one) !== undefined, hasMap, reaches, home, homeScene }))
  }
  return { region, stationsIn, pick }
}
