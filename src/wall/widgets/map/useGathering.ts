import { LEVELS } from '#contract/names.ts'
import { computed, type ComputedRef } from 'vue'
import { planeAt, seenAt, type View } from '../../map/camera.ts'
import type { Cluster, Gathered } from '../../map/points/messages.ts'
import type { Points } from '../../map/points/points.ts'
import type { Box } from '../../map/rings.ts'
import { useIncidents } from '../../stores/incidents.ts'
import { clustersInFrame, partByFrame, type SeenCluster } from './frameClusters.ts'
import { ofCategories, type Place } from './overlays.ts'
import { useClusters } from './useClusters.ts'
import type { OverlayScene } from './useOverlays.ts'

const around = (view: View, panel: Box): Box => [
  ...planeAt(view, panel, [panel[0], panel[1]]),
  ...planeAt(view, panel, [panel[2], panel[3]]),
]

/** Places gathered to clusters: those on the map, and those in its enlarged frame. */
export const useGathering = (points: Points, places: ComputedRef<Place[]>, scene: () => OverlayScene) => {
  const incidents = useIncidents()
  /** The frame is shown only while the camera stands at home. */
  const enlarged = computed(() => {
    const { laid, seen } = scene()
    return laid !== null && laid === seen ? laid.enlarged : null
  })
  const parted = computed(() => {
    const { layers, laid } = scene()
    const layer = layers.find((one) => one.layer === 'clusters')
    if (!layer || layer.layer !== 'clusters' || !laid) return null
    const all = ofCategories(places.value, layer.categories).map(({ id, local }): Gathered => ({
      id,
      at: laid.ground.project(local),
      rank: LEVELS.indexOf(incidents.byId(id)?.level ?? 'normal'),
    }))
    return partByFrame(all, enlarged.value?.source ?? null)
  })
  const onMap = useClusters(points, () => {
    const { laid, view, about } = scene()
    return parted.value && laid && view
      ? { points: parted.value.map, look: { zoom: view.zoom, box: around(view, laid.panel), about } }
      : null
  })
  const inFrame = useClusters(points, () =>
    parted.value && enlarged.value
      ? { points: parted.value.frame, look: { zoom: enlarged.value.scale, box: null, about: scene().about } }
      : null,
  )
  const framedClusters = computed((): SeenCluster[] => (enlarged.value ? clustersInFrame(inFrame.clusters.value, enlarged.value) : []))
  const clusters = computed((): SeenCluster[] => {
    const { laid, view, looks } = scene()
    if (!laid || !view) return []
    const top = Math.round([...looks.values()].reduce((sum, { lift }) => sum + lift, 0) / Math.max(1, looks.size))
    return onMap.clusters.value.flatMap((cluster): SeenCluster[] => {
      const [x, y] = seenAt(view, laid.panel, cluster.at)
      return x < laid.panel[0] || x > laid.panel[2] || y < laid.panel[1] || y > laid.panel[3] ? [] : [{ ...cluster, seen: [x, y - top] }]
    })
  })
  const opensAt = (cluster: Cluster): Promise<number> =>
    (inFrame.clusters.value.some(({ key }) => key === cluster.key) ? inFrame : onMap).opensAt(cluster)
  const coming = computed(() => onMap.coming.value || inFrame.coming.value)
  return { clusters, framedClusters, opensAt, coming }
}
