import type { Boundary } from '#contract/place.ts'
import { computed, type ComputedRef, type ShallowRef, shallowRef, watch } from 'vue'
import type { Outline } from '../../map/boundary.ts'
import type { MapPark } from '../../map/park.ts'
import { usePlace } from '../../stores/place.ts'

/** The boundary that shows a region: its own, or that of the nearest region above it. */
export interface Area {
  code: string
  boundary: Boundary
}

/** Outlines of the area around a region, and those of the units around that area, as far as the place declares boundaries. */
export const useBoundary = (
  park: MapPark,
  region: () => string,
): {
  area: ComputedRef<Area | null>
  outlines: ShallowRef<readonly Outline[] | null>
  context: ShallowRef<{ outlines: readonly Outline[]; self: string } | null>
  broken: ShallowRef<boolean>
} => {
  const place = usePlace()
  const outlines = shallowRef<readonly Outline[] | null>(null)
  const context = shallowRef<{ outlines: readonly Outline[]; self: string } | null>(null)
  const broken = shallowRef(false)
  const boundaries = computed(() => place.config?.place.map.boundaries ?? [])
  const area = computed((): Area | null => {
    for (const one of place.lineage(region())) {
      const boundary = boundaries.value.find((candidate) => candidate.of === one.code)
      if (boundary) return { code: one.code, boundary }
    }
    return null
  })
  const around = computed(() => {
    const parent = area.value && place.region(area.value.code)?.parent
    return parent == null ? null : (boundaries.value.find((boundary) => boundary.of === parent)?.file ?? null)
  })
  watch(
    () => [area.value?.boundary.file, around.value, area.value?.code] as const,
    async ([file, wider, code], _before, onCleanup) => {
      let stale = false
      onCleanup(() => (stale = true))
      outlines.value = null
      context.value = null
      broken.value = false
      if (file === undefined || code === undefined) return
      const [own, other] = await Promise.allSettled([park.boundary(file), wider === null ? Promise.resolve(null) : park.boundary(wider)])
      if (stale) return
      broken.value = own.status === 'rejected'
      if (own.status === 'rejected') return
      context.value = other.status === 'fulfilled' && other.value ? { outlines: other.value, self: code } : null
      outlines.value = own.value
    },
    { immediate: true },
  )
  return { area, outlines, context, broken }
}
