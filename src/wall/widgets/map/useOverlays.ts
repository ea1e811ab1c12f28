import { toDatum } from '#analysis/datum.ts'
import type { MapLayer } from '#contract/mapLayers.ts'
import type { State } from '#contract/state.ts'
import { computed, type ComputedRef, shallowRef, watch } from 'vue'
import type { View } from '../../map/camera.ts'
import type { Flow } from '../../map/layers/flows.ts'
import type { Cluster } from '../../map/points/messages.ts'
import type { Points } from '../../map/points/points.ts'
import { useBoard } from '../../stores/board.ts'
import { useIncidents } from '../../stores/incidents.ts'
import { usePlace } from '../../stores/place.ts'
import type { Tokens } from '../../theme/tokens.ts'
import type { UnitLook } from './figures.ts'
import type { SeenCluster } from './frameClusters.ts'
import type { LaidMap } from './laid.ts'
import { overlayLook } from './overlayLook.ts'
import { nothingOf, type Overlays, ofCategories, type Place, planOverlays, type Planners } from './overlays.ts'
import type { Area } from './useBoundary.ts'
import { useGathering } from './useGathering.ts'

export interface OverlayScene {
  layers: readonly MapLayer[]
  area: Area | null
  laid: LaidMap | null
  seen: LaidMap | null
  view: View | null
  looks: ReadonlyMap<string, UnitLook>
  tokens: Tokens
  framed: ReadonlySet<string>
  marked: ReadonlySet<string>
  /** A past period is shown: layers of now are not. */
  past: boolean
  /** Incidents of which it must be known whether a cluster holds them. */
  about: readonly string[]
}

/** What lies over the regions, from the board and the open incidents. The planners that bring a library come when a layer needs them. */
export const useOverlays = (
  points: Points,
  scene: () => OverlayScene,
): {
  overlays: ComputedRef<Overlays>
  clusters: ComputedRef<SeenCluster[]>
  /** Those in the enlarged frame. */
  framedClusters: ComputedRef<SeenCluster[]>
  places: ComputedRef<Place[]>
  elsewhere: ComputedRef<number>
  states: ComputedRef<State[]>
  cellArea: (resolution: number) => number | null
  /** The zoom of the camera at which a cluster comes apart. */
  opensAt: (cluster: Cluster) => Promise<number>
  /** Planners or clusters are still on their way. */
  coming: ComputedRef<boolean>
} => {
  const board = useBoard()
  const incidents = useIncidents()
  const place = usePlace()
  const planners = shallowRef<Planners>({})
  const kinds = computed(() =>
    scene()
      .layers.map(({ layer }) => layer)
      .join(' '),
  )

  watch(
    kinds,
    (now) => {
      if (now.includes('hexagons'))
        void import('../../map/layers/hexagons.ts').then((hexagons) => (planners.value = { ...planners.value, hexagons }))
      if (now.includes('heat'))
        void import('../../map/layers/heat.ts').then(({ heatLayer }) => (planners.value = { ...planners.value, heat: heatLayer }))
    },
    { immediate: true },
  )
  const coming = computed(
    () =>
      (kinds.value.includes('hexagons') && !planners.value.hexagons) ||
      (kinds.value.includes('heat') && !planners.value.heat) ||
      gathering.coming.value,
  )

  const pointed = computed(() => scene().layers.some(({ layer }) => layer === 'hexagons' || layer === 'heat' || layer === 'clusters'))
  /** Open incidents inside the area. */
  const inside = computed(() => {
    const { area, past } = scene()
    if (!pointed.value || !area || past) return []
    return incidents.open.filter(({ region }) => region === null || place.lineage(region).some((one) => one.code === area.code))
  })
  const places = computed((): Place[] => {
    const from = place.config?.place.datum ?? 'gcj02'
    const to = scene().area?.boundary.datum ?? from
    return inside.value.flatMap((incident) => {
      if (incident.lon === null || incident.lat === null) return []
      const at = [incident.lon, incident.lat] as const
      return [{ id: incident.id, category: incident.category, world: toDatum(at, from, 'wgs84'), local: toDatum(at, from, to) }]
    })
  })
  const elsewhere = computed(() => inside.value.length - places.value.length)
  const flowsOf = (indicator: string): Flow[] => {
    const units = scene().laid?.ground.shapes ?? []
    return units.flatMap(({ code }) =>
      board
        .categories(indicator, code)
        .flatMap((state): Flow[] =>
          state.category === null || state.value === null || state.freshness === 'lost'
            ? []
            : [{ from: code, to: state.category, value: state.value }],
        ),
    )
  }
  const valueOf = (indicator: string, code: string): number | null => {
    const state = board.get(indicator, code)
    return state && state.freshness !== 'lost' ? state.value : null
  }
  const states = computed((): State[] => {
    const { layers, laid, past } = scene()
    if (past) return []
    return layers.flatMap((layer) =>
      'indicator' in layer ? (laid?.ground.shapes ?? []).flatMap(({ code }) => board.get(layer.indicator, code) ?? []) : [],
    )
  })

  const EMPTY: Overlays = { layers: [], drawn: [], boxes: [], footed: new Set(), frame: [], frameBoxes: [] }
  let kept: { key: string; laid: LaidMap; view: View; made: Overlays } | null = null
  const overlays = computed((): Overlays => {
    const { layers, laid, seen, view, looks, tokens, framed, marked, area, past } = scene()
    if (!laid || !seen || !view || !area || layers.length === 0) return EMPTY
    if (past) return { ...EMPTY, drawn: layers.map((layer) => nothingOf(layer, overlayLook(tokens))) }
    const flows = new Map(
      layers.flatMap((layer) => (layer.layer === 'flows' ? [[layer.indicator, flowsOf(layer.indicator)] as const] : [])),
    )
    const values = layers.flatMap((layer) =>
      layer.layer === 'columns' ? laid.ground.shapes.map(({ code }) => valueOf(layer.indicator, code)) : [],
    )
    // Planned anew only when something that they show has changed, not at every tick.
    const key = JSON.stringify([
      values,
      [...flows.values()].map((all) => all.map(({ value }) => value)),
      layers.map((layer) =>
        layer.layer === 'hexagons' || layer.layer === 'heat' ? places.value.map(({ id, world }) => [id, world]) : null,
      ),
      layers.map((layer) => ('categories' in layer ? ofCategories(places.value, layer.categories).length : 0)),
      [...looks].map(([code, { lift }]) => [code, lift]),
      tokens.ground,
      [...marked],
      Object.keys(planners.value),
      layers,
    ])
    if (kept?.key === key && kept.laid === laid && kept.view === view) return kept.made
    const made = planOverlays({
      layers,
      laid,
      seen,
      view,
      looks,
      look: overlayLook(tokens),
      planners: planners.value,
      valueOf,
      flowsOf: (indicator) => flows.get(indicator) ?? [],
      places: places.value,
      toLocal: (world) => toDatum(world, 'wgs84', area.boundary.datum),
      framed,
      marked,
    })
    kept = { key, laid, view, made }
    return made
  })

  const gathering = useGathering(points, places, scene)
  const cellArea = (resolution: number): number | null => planners.value.hexagons?.cellArea(resolution) ?? null
  return { ...gathering, overlays, places, elsewhere, states, cellArea, coming }
}
