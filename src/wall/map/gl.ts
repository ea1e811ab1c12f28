import type { FeatureCollection } from 'geojson'
import type { Layer, MapEngine, Point } from './engine.ts'
import { toLonLat, zoomOf } from './plane.ts'
import { before, collectionOf, SOURCE, type StyleLayer, styleLayersOf } from './style.ts'

interface View {
  center: [number, number]
  zoom: number
}

/** What MapLibre and mapbox-gl have in common, as far as we use it. */
export interface GlMap {
  clicks(clicked: (at: { x: number; y: number }) => void): void
  codesAt(at: { x: number; y: number }): unknown[]
  addLayer(layer: StyleLayer, before: string | undefined): void
  removeLayer(id: string): void
  setFeatures(source: string, features: FeatureCollection): void
  project(at: [number, number]): { x: number; y: number }
  jumpTo(view: View): void
  easeTo(view: View & { duration: number; easing: (share: number) => number }): void
  /** Calls once, after the next frame after which nothing is left to draw. */
  whenIdle(run: () => void): void
  resize(): void
  remove(): void
}

/** Fast away, slow to arrive. */
const easeOut = (share: number): number => 1 - (1 - share) ** 3

export const positionOf = (point: Point): [number, number] => {
  const [lon, lat] = toLonLat(point)
  return [lon, lat]
}

/** The seam on a loaded WebGL map: keeps what stands, and sends all of it as one change. */
export const engineOn = (name: 'maplibre' | 'mapbox', map: GlMap): MapEngine => {
  const standing = new Map<string, Layer>()
  let pick: (code: string | null) => void = () => {}
  let scale = 1
  let waiting = false
  let disposed = false

  const refresh = (): void => {
    if (waiting) return
    waiting = true
    queueMicrotask(() => {
      waiting = false
      if (!disposed) map.setFeatures(SOURCE, collectionOf([...standing.values()], scale))
    })
  }
  const drop = (id: string): void => {
    for (const part of styleLayersOf(id)) map.removeLayer(part.id)
  }
  map.clicks((at) => {
    const code = map.codesAt(at).find((found) => typeof found === 'string')
    pick(typeof code === 'string' ? code : null)
  })

  return {
    name,
    show: (layer) => {
      const known = standing.get(layer.id)
      if (known?.order !== layer.order) {
        if (known) drop(layer.id)
        const next = before(layer, [...standing.values()])
        for (const part of styleLayersOf(layer.id)) map.addLayer(part, next)
      }
      standing.set(layer.id, layer)
      refresh()
    },
    hide: (id) => {
      if (!standing.delete(id)) return
      drop(id)
      refresh()
    },
    fly: (camera) => {
      if (camera.scale !== scale) refresh()
      scale = camera.scale
      const view = { center: positionOf(camera.centre), zoom: zoomOf(camera.scale * camera.zoom) }
      if (camera.ms === 0) map.jumpTo(view)
      else map.easeTo({ ...view, duration: camera.ms, easing: easeOut })
    },
    project: (point) => {
      const { x, y } = map.project(positionOf(point))
      return [x, y]
    },
    // What was shown goes out as one change in a microtask of its own: this one comes after it.
    settled: (run) => queueMicrotask(() => !disposed && map.whenIdle(run)),
    onPick: (listener) => {
      pick = listener
    },
    resize: () => map.resize(),
    dispose: () => {
      disposed = true
      standing.clear()
      map.remove()
    },
  }
}
