import { toDatum } from '#analysis/datum.ts'
import type { Datum, Level } from '#contract/names.ts'
import type { PanelOf } from '#contract/scene.ts'
import { computed, shallowRef, watch } from 'vue'
import { homeView, type View, viewOn } from '../../map/camera.ts'
import type { Layer, Point } from '../../map/engine.ts'
import { neighbourNames } from '../../map/layers/neighbours.ts'
import { seaOf } from '../../map/layers/sea.ts'
import type { MapPark } from '../../map/park.ts'
import { useLanguage } from '../../stores/language.ts'
import { usePlace } from '../../stores/place.ts'
import { useStage } from '../../stores/stage.ts'
import { TOKENS } from '../../theme/tokens.ts'
import type { AnnotationWish, StationMark } from './annotations.ts'
import { legendBase } from './corners.ts'
import { choropleth } from './figures.ts'
import { boxesOf } from './frameClusters.ts'
import { legendBoxes, planLegend } from './legend.ts'
import { mapLayers } from './layers.ts'
import { markBoxes } from './near.ts'
import { useBoundary } from './useBoundary.ts'
import { useDrawing } from './useDrawing.ts'
import { useFigures } from './useFigures.ts'
import { useLaid } from './useLaid.ts'
import { useNear } from './useNear.ts'
import { useOverlays } from './useOverlays.ts'
import { usePeriods } from './usePeriods.ts'
import { useReach } from './useReach.ts'
import type { Sight } from './useSeat.ts'
import { viewed } from './viewed.ts'
import { shortName } from './words.ts'

/** Everything a map shows, computed from the stores: the widget only sets it on the screen. Size in units. */
export const useMap = (park: MapPark, panel: () => PanelOf<'map'>, size: () => readonly [width: number, height: number]) => {
  const place = usePlace()
  const stage = useStage()
  const names = useLanguage()
  const options = computed(() => panel().options)
  const reach = useReach(options)
  const { area, outlines, context, broken } = useBoundary(park, () => reach.region.value)
  const tokens = computed(() => TOKENS[stage.theme])

  const laid = useLaid(park, options, size, { area, outlines, context })
  const units = computed(() => laid.value?.ground.shapes ?? [])
  const codes = computed(() => new Set(units.value.map((unit) => unit.code)))
  const focused = computed(() => {
    if (stage.region === stage.root || stage.region === area.value?.code) return null
    return place.lineage(stage.region).find((one) => codes.value.has(one.code))?.code ?? null
  })
  const own = computed(() =>
    laid.value?.ground.country
      ? (place.lineage(place.config?.place.home ?? '').find((one) => codes.value.has(one.code))?.code ?? null)
      : null,
  )

  const fixed = computed(() => {
    const asked = panel().period === 'stage' ? (stage.scene?.period ?? 'stage') : panel().period
    return asked === 'stage' ? null : asked
  })
  const period = usePeriods(() => ({
    indicator: options.value.indicator,
    codes: area.value ? [...codes.value, area.value.code] : [],
    slider: options.value.slider,
    fixed: fixed.value,
  }))
  const past = computed(() => {
    const label = period.label.value
    return label === null ? null : (code: string) => period.periods.value.valueOf(code, label)
  })
  const { figures, gravest } = useFigures(() => ({
    indicator: options.value.indicator,
    units: units.value,
    incidents: options.value.incidents,
    signed: options.value.ramp === 'diverging',
    every: options.value.steps === 'levels',
    past: past.value,
  }))
  const byCode = computed(() => new Map(figures.value.map((figure) => [figure.code, figure])))
  const painted = computed(() =>
    choropleth(figures.value, tokens.value, options.value.ramp, options.value.steps, {
      all: options.value.slider > 0 ? period.periods.value.all : [],
      rise: laid.value?.ground.rise ?? 1,
    }),
  )

  /** A cluster that was opened; forgotten as soon as the map or the region looked at is another. */
  const opened = shallowRef<View | null>(null)
  watch([laid, focused], () => (opened.value = null), { flush: 'sync' })
  const view = computed((): View | null => {
    const ground = laid.value
    if (!ground) return null
    if (opened.value) return opened.value
    const shape = ground.ground.shapes.find((one) => one.code === focused.value)
    return shape ? viewOn(shape.box, ground.panel, ground.free) : homeView(ground.panel, options.value.camera?.zoom ?? 1)
  })
  const sight = computed((): Sight | null => (laid.value && view.value ? { ground: laid.value, view: view.value } : null))
  const seen = computed(() => (sight.value && laid.value ? viewed(laid.value, sight.value.view) : null))
  /** Heights are those of the nearer of two views until the camera has arrived. */
  const near = shallowRef(1)
  watch(view, (now) => (near.value = Math.max(near.value, now?.zoom ?? 1)), { flush: 'sync', immediate: true })
  const arrived = (at: Sight | null): void => {
    if (at !== null && at === sight.value) near.value = at.view.zoom
  }

  const framed = computed(() => new Set(options.value.inset?.regions ?? []))
  const marked = computed(() => new Set(figures.value.filter((figure) => figure.level !== 'normal').map((figure) => figure.code)))
  const overlay = useOverlays(park.points, () => ({
    layers: options.value.layers,
    area: area.value,
    laid: laid.value,
    seen: seen.value,
    view: view.value,
    looks: painted.value.looks,
    tokens: tokens.value,
    framed: framed.value,
    marked: marked.value,
    past: past.value !== null,
    about: [...gravest.value.values()].map(({ id }) => id),
  }))

  // The layers are made anew only when something that they draw has changed, not at every value.
  const drawn = computed(() =>
    JSON.stringify([
      [...painted.value.looks],
      figures.value.map((figure) => figure.level),
      focused.value,
      own.value,
      stage.theme,
      near.value,
    ]),
  )
  let kept: { laid: unknown; drawn: string; layers: Layer[] } | null = null
  const ground = computed((): readonly Layer[] => {
    const below = laid.value
    if (!below) return []
    if (kept?.laid === below && kept.drawn === drawn.value) return kept.layers
    const levels = new Map<string, Level>(figures.value.map((figure) => [figure.code, figure.level]))
    const made = mapLayers({
      laid: below,
      looks: painted.value.looks,
      levels,
      tokens: tokens.value,
      theme: stage.theme,
      focused: focused.value,
      own: own.value,
      zoom: near.value,
    })
    kept = { laid: below, drawn: drawn.value, layers: made }
    return made
  })
  const layers = computed((): readonly Layer[] => (ground.value.length === 0 ? [] : [...ground.value, ...overlay.overlays.value.layers]))

  const plane = (point: readonly [number, number], from: Datum): Point | null =>
    seen.value && area.value ? seen.value.ground.project(toDatum(point, from, area.value.boundary.datum)) : null
  const places = computed(() => {
    const found = new Map<string, Point>()
    for (const incident of gravest.value.values()) {
      const at =
        incident.lon === null || incident.lat === null ? null : plane([incident.lon, incident.lat], place.config?.place.datum ?? 'gcj02')
      if (at) found.set(incident.id, at)
    }
    return found
  })
  const stations = computed((): StationMark[] => {
    const here = focused.value
    if ((!options.value.stations && here === null) || !area.value) return []
    const all =
      here === null
        ? [...place.stations(area.value.code), ...units.value.flatMap((unit) => place.stations(unit.code))]
        : reach.stationsIn(here)
    return all.flatMap((station) => {
      const at = station.point ? plane(station.point, 'wgs84') : null
      return at ? [{ code: station.code, name: names.of(station.short ?? station.name), at }] : []
    })
  })
  const nearby = useNear(() => ({
    focused: past.value ? null : focused.value,
    plane,
    lift: painted.value.looks.get(focused.value ?? '')?.lift ?? 0,
  }))
  const idsOf = (clusters: readonly { holds: readonly string[] }[]): string[] => clusters.flatMap(({ holds }) => holds)
  /** Incidents that stand for a unit and have a mark of their own on the map, and those that have one on it or in the frame. */
  const gathered = computed(() => new Set([...nearby.marks.value.map(({ id }) => id), ...idsOf(overlay.clusters.value)]))
  const gatheredInFrame = computed(() => new Set([...gathered.value, ...idsOf(overlay.framedClusters.value)]))
  const legend = computed(() =>
    planLegend({
      drawn: overlay.overlays.value.drawn,
      indicator: place.indicator,
      nameOf: names.of,
      cellArea: overlay.cellArea,
      elsewhere: overlay.elsewhere.value,
      past: past.value !== null,
      language: names.language,
    }),
  )
  const boxes = computed(() => [
    ...(laid.value ? legendBoxes(legend.value, legendBase(laid.value.corners, laid.value.foot)) : []),
    ...overlay.overlays.value.boxes,
    ...markBoxes(nearby.marks.value),
    ...boxesOf(overlay.clusters.value),
  ])
  const frameBoxes = computed(() => [...overlay.overlays.value.frameBoxes, ...boxesOf(overlay.framedClusters.value)])
  const wish = computed(
    (): AnnotationWish | null =>
      seen.value && {
        laid: seen.value,
        figures: byCode.value,
        looks: painted.value.looks,
        tokens: tokens.value,
        ramp: options.value.ramp,
        places: places.value,
        stations: stations.value,
        framed: seen.value.enlarged ? framed.value : new Set(),
        focused: focused.value,
        own: own.value,
        values: options.value.steps !== 'levels',
        boxes: boxes.value,
        footed: overlay.overlays.value.footed,
        gathered: gathered.value,
        gatheredInFrame: gatheredInFrame.value,
        frameBoxes: frameBoxes.value,
        near: seen.value !== laid.value,
      },
  )
  const drawing = useDrawing(() => ({
    wish: wish.value,
    figures: figures.value,
    marks: nearby.marks.value,
    theme: stage.theme,
    steps: options.value.steps,
  }))
  const sea = computed(() => (laid.value?.sea && outlines.value ? seaOf(outlines.value, laid.value.sea) : null))
  const around = computed(() => {
    const at = seen.value
    if (!at) return []
    const titles = new Map(context.value?.outlines.map((one) => [one.code, one.name]))
    const nameOf = (code: string): string => {
      const region = place.region(code)
      return region ? names.of(region.short ?? region.name) : shortName(titles.get(code) ?? '')
    }
    const labels = drawing.value?.annotations.labels.map((label) => label.box) ?? []
    return neighbourNames(at.around, at.ground, at.panel, [...at.keepouts, ...boxes.value, ...labels], nameOf)
  })
  return {
    area,
    broken,
    laid,
    seen,
    sight,
    arrived,
    figures,
    byCode,
    painted,
    focused,
    own,
    layers,
    sea,
    around,
    stations,
    tokens,
    overlay,
    nearby,
    period,
    past,
    legend,
    opened,
    reach,
    annotations: computed(() => drawing.value?.annotations ?? null),
    frame: computed(() => drawing.value?.frame ?? null),
    names: computed(() => drawing.value?.names ?? []),
  }
}
