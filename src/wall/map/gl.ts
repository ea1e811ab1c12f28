import type { FeatureCollection } from 'geojson'
import type { Layer, MapEngine, Point } from './engine.ts'
import { glPicture } from './glPicture.ts'
import { toLonLat, zoomOf } from './plane.ts'
import { before, type StyleLayer, styleLayersOf, styleOf } from './style.ts'

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
  setColour(source: string, part: number, colour: string): void
  dropColour(source: string, part: number): void
  project(at: [number, number]): { x: number; y: number }
  jumpTo(view: View): void
  easeTo(view: View & { duration: number; easing: (share: number) => number }): void
  /** Calls once, after the next frame after which nothing is left to draw. */
  whenIdle(run: () => void): void
  /** The WebGL context went, and came back. In between there is nothing to add to. */
  onContext(lost: () => void, back: () => void): void
  /** Begins anew with this style, and calls once it can be added to. */
  restyle(style: ReturnType<typeof styleOf>, styled: () => void): void
  resize(): void
  remove(): void
}

/** A lost context that has not come back after so long (ms) does not come back. */
const PATIENCE = 5000

/** Fast away, slow to arrive. */
const easeOut = (share: number): number => 1 - (1 - share) ** 3

export const positionOf = (point: Point): [number, number] => {
  const [lon, lat] = toLonLat(point)
  return [lon, lat]
}

/** The seam on a loaded WebGL map: keeps what stands, sends what changed, and sends all of it again after a lost context. */
export const engineOn = (name: 'maplibre' | 'mapbox', map: GlMap, failed: (why: string) => void): MapEngine => {
  const standing = new Map<string, Layer>()
  const picture = glPicture(map)
  let pick: (code: string | null) => void = () => {}
  let scale = 1
  let waiting = false
  let disposed = false
  let patience: ReturnType<typeof setTimeout> | undefined
  /** Counts what was asked for, and the contexts; `away` while there is none to draw with. */
  let asked = 0
  let contexts = 0
  let away = false

  const refresh = (): void => {
    asked += 1
    if (waiting || away) return
    waiting = true
    queueMicrotask(() => {
      waiting = false
      if (!disposed && !away) picture.send([...standing.values()], scale)
    })
  }
  const drop = (id: string): void => {
    if (away) return
    for (const part of styleLayersOf(id)) map.removeLayer(part.id)
  }
  const rebuild = (): void => {
    const [wanted, context] = [asked, contexts]
    const layers = [...standing.values()]
    picture.renewed(layers, scale)
    map.restyle(styleOf(layers, scale), () => {
      if (disposed || context !== contexts) return
      if (wanted !== asked) return rebuild()
      away = false
    })
  }
  const rest = (run: () => void): void =>
    map.whenIdle(() => {
      if (disposed) return
      if (away || picture.busy()) rest(run)
      else run()
    })
  map.clicks((at) => {
    const code = map.codesAt(at).find((found) => typeof found === 'string')
    pick(typeof code === 'string' ? code : null)
  })
  map.onContext(
    () => {
      away = true
      contexts += 1
      clearTimeout(patience)
      patience = setTimeout(() => failed('the WebGL context did not come back'), PATIENCE)
    },
    () => {
      clearTimeout(patience)
      rebuild()
    },
  )

  return {
    name,
    show: (layer) => {
      const known = standing.get(layer.id)
      if (known?.order !== layer.order) {
        if (known) drop(layer.id)
        const next = before(layer, [...standing.values()])
        if (!away) for (const part of styleLayersOf(layer.id)) map.addLayer(part, next)
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
    settled: (run) => queueMicrotask(() => !disposed && rest(run)),
    onPick: (listener) => {
      pick = listener
    },
    resize: () => map.resize(),
    dispose: () => {
      disposed = true
      clearTimeout(patience)
      standing.clear()
      map.remove()
    },
  }
}
