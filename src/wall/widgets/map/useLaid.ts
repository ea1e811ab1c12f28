import type { OptionsOf } from '#contract/widgets.ts'
import { computed, type ComputedRef } from 'vue'
import { eyeScale } from '../../i18n/figure.ts'
import { isDashLine } from '../../map/boundary.ts'
import type { MapPark } from '../../map/park.ts'
import { useLanguage } from '../../stores/language.ts'
import { usePlace } from '../../stores/place.ts'
import { creditIn, planKey } from './corner.ts'
import { type Corners, planCorners } from './corners.ts'
import { layMap } from './laid.ts'
import { useMapSource } from './source.ts'
import type { Area, useBoundary } from './useBoundary.ts'
import { MAP_WORDS } from './words.ts'

/** The map laid out for its size, once for each area and size: the park keeps what was laid before. */
export const useLaid = (
  park: MapPark,
  options: ComputedRef<OptionsOf<'map'>>,
  size: () => readonly [width: number, height: number],
  { area, outlines, context }: Pick<ReturnType<typeof useBoundary>, 'area' | 'outlines' | 'context'>,
) => {
  const place = usePlace()
  const names = useLanguage()
  const source = useMapSource()
  const cornersOf = ({ code, boundary }: Area, width: number, west: boolean): Corners => {
    const { indicator: id, steps, ramp, stations, layers } = options.value
    const { language } = names
    const indicator = source.indicator(id)
    const name = indicator ? names.of(indicator.short ?? indicator.title) : id
    const unit = indicator ? eyeScale(0, indicator, language).unit : ''
    const key = indicator && planKey(indicator, name, null, steps, ramp, boundary, language)
    return planCorners({
      width,
      title: key?.title ? `${key.title}  ${unit}` : '',
      source: key?.source ?? '',
      stations: stations ? MAP_WORDS[language].stationsShown(80, 88) : '',
      attribution: creditIn(boundary.attribution ?? '', language),
      layers,
      nameOf: names.of,
      whole: steps === 'levels' ? null : { name: `${place.nameOf(code)} ${name}`, unit },
      levels: indicator?.until === undefined,
      west,
      language,
    })
  }
  return computed(() => {
    const [width, height] = size()
    const { inset, layers, slider, camera } = options.value
    const columned = layers.some(({ layer }) => layer === 'columns')
    const shown = outlines.value
    if (!shown || !area.value || width < 80 || height < 80) return null
    const corners = cornersOf(
      area.value,
      width,
      shown.some(({ code }) => isDashLine(code)),
    )
    const key = JSON.stringify([
      area.value.boundary.file,
      context.value?.self,
      width,
      height,
      inset?.regions,
      inset?.scale,
      corners,
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
        corners,
        slider: slider > 0,
        headroom: columned ? 90 : 0,
        aslant: { tilt: camera?.tilt, turn: camera?.turn },
      }),
    )
  })
}
