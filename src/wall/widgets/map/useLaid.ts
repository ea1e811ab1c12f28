import type { OptionsOf } from '#contract/widgets.ts'
import { computed, type ComputedRef } from 'vue'
import type { MapPark } from '../../map/park.ts'
import { layMap } from './laid.ts'
import type { useBoundary } from './useBoundary.ts'

/** The map laid out for its size, once for each area and size: the park keeps what was laid before. */
export const useLaid = (
  park: MapPark,
  options: ComputedRef<OptionsOf<'map'>>,
  size: () => readonly [width: number, height: number],
  { area, outlines, context }: Pick<ReturnType<typeof useBoundary>, 'area' | 'outlines' | 'context'>,
) =>
  computed(() => {
    const [width, height] = size()
    const { inset, layers, slider, camera } = options.value
    const columned = layers.some(({ layer }) => layer === 'columns')
    const shown = outlines.value
    if (!shown || !area.value || width < 80 || height < 80) return null
    const key = JSON.stringify([
      area.value.boundary.file,
      context.value?.self,
      width,
      height,
      inset?.regions,
      inset?.scale,
      layers.length,
      columned,
      slider > 0,
      camera,
    ])
    return park.kept(key, () =>
      layMap({
        width,
        height,
        outlines: shown,
        context: context.value,
        inset: inset ? { regions: inset.regions, scale: inset.scale } : null,
        total: true,
        legend: layers.length,
        slider: slider > 0,
        headroom: columned ? 90 : 0,
        aslant: { tilt: camera?.tilt, turn: camera?.turn },
      }),
    )
  })
