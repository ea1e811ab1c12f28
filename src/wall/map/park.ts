import type { Place } from '#contract/place.ts'
import { type Outline, parseBoundary } from './boundary.ts'
import { sameView } from './camera.ts'
import type { Camera, Layer, MapEngine, OpenEngine } from './engine.ts'
import { openPoints, type Points } from './points/points.ts'
import { POINT_SEATS } from './points/pointSeats.ts'
import { type Drawing, drawsByWebGl } from './webgl.ts'

/** The right to draw on the wall's one map, until another widget takes it or this one leaves. */
export interface MapSeat {
  /**
   * What is to stand from now on; layers that are the same objects as before are left alone. `shown` is called once it is on
   * the screen and the camera stands still, unless something else was asked for before.
   */
  draw(layers: readonly Layer[], camera: Camera, shown?: () => void): void
  resize(): void
  leave(): void
}

export interface Sitter {
  host: HTMLElement
  settings: Place['map']
  pick: (code: string | null) => void
  /** Which engine draws; told again when WebGL was given up. */
  drawnBy: (name: MapEngine['name']) => void
}

/** The one map of a wall: parked while no scene shows it, so that scenes switch without a new WebGL context. */
export interface MapPark {
  take(sitter: Sitter): MapSeat
  /** A boundary file under public/, read once. */
  boundary(file: string): Promise<readonly Outline[]>
  /** What was made under the same key before, or made now: laying a boundary is dear, and scenes come back. A few are kept. */
  kept<Made>(key: string, make: () => Made): Made
  /** Where points are gathered to clusters. */
  readonly points: Points
  /** Opens the engine anew, in a new context. */
  renew(): void
  dispose(): void
}

/** Areas × panel sizes of a wall's scenes. */
const KEPT = 8

const openerOf = async (settings: Place['map']): Promise<OpenEngine> => {
  if (settings.engine === 'mapbox' && settings.token !== undefined) return (await import('./mapbox.ts')).openMapbox(settings.token)
  return (await import('./maplibre.ts')).openMapLibre
}

/** Made once a page; `read` fetches a file of public/ as JSON. */
export const createMapPark = (read: (file: string) => Promise<unknown>, drawing: Drawing = 'fitting'): MapPark => {
  const made = new Map<string, unknown>()
  const files = new Map<string, Promise<readonly Outline[]>>()
  const element = document.createElement('div')
  element.style.cssText = 'position:absolute;inset:0'
  let engine: MapEngine | null = null
  let opening = false
  let disposed = false
  let sitting: Sitter | null = null
  let wanted: { layers: readonly Layer[]; camera: Camera; shown?: () => void } | null = null
  let stood: Camera | null = null
  const shown = new Map<string, Layer>()

  const apply = (): void => {
    if (!engine || !wanted) return
    const now = wanted
    // A command for where the camera stands, or is flying to, would cut the flight short.
    if (!stood || !sameView(stood, now.camera) || stood.scale !== now.camera.scale) engine.fly(now.camera)
    stood = now.camera
    const ids = new Set(wanted.layers.map((layer) => layer.id))
    for (const id of [...shown.keys()].filter((one) => !ids.has(one))) {
      engine.hide(id)
      shown.delete(id)
    }
    for (const layer of wanted.layers) {
      if (shown.get(layer.id) === layer) continue
      engine.show(layer)
      shown.set(layer.id, layer)
    }
    engine.settled(() => {
      if (wanted === now) now.shown?.()
    })
  }
  const adopt = (opened: MapEngine): void => {
    if (disposed) return opened.dispose()
    engine = opened
    shown.clear()
    stood = null
    opened.onPick((code) => sitting?.pick(code))
    sitting?.drawnBy(opened.name)
    opened.resize()
    apply()
  }
  const plain = async (): Promise<void> => {
    const { openSvg } = await import('./svg.ts')
    element.replaceChildren()
    adopt(openSvg(element))
  }
  const giveUp = (): void => {
    const broken = engine
    if (!broken || broken.name === 'svg') return
    engine = null
    broken.dispose()
    void plain()
  }
  const open = async (settings: Place['map']): Promise<void> => {
    if (opening) return
    opening = true
    if (!drawsByWebGl(drawing)) return plain()
    try {
      adopt(await (await openerOf(settings))(element, giveUp))
    } catch {
      await plain()
    }
  }
  const points = openPoints(POINT_SEATS)
  return {
    points,
    take: (sitter) => {
      sitting = sitter
      wanted = null
      sitter.host.append(element)
      if (engine) {
        sitter.drawnBy(engine.name)
        engine.resize()
      }
      void open(sitter.settings)
      return {
        draw: (layers, camera, shown) => {
          if (sitting !== sitter) return
          wanted = { layers, camera, shown }
          apply()
        },
        resize: () => {
          if (sitting === sitter) engine?.resize()
        },
        leave: () => {
          if (sitting !== sitter) return
          sitting = null
          element.remove()
        },
      }
    },
    boundary: (file) => {
      const known = files.get(file)
      if (known) return known
      const reading = read(file).then((body) => parseBoundary(file, body))
      files.set(file, reading)
      reading.catch(() => files.delete(file))
      return reading
    },
    kept: <Made>(key: string, make: () => Made): Made => {
      const known = made.get(key)
      if (known !== undefined) return known as Made
      const fresh = make()
      for (const oldest of [...made.keys()].slice(0, Math.max(0, made.size + 1 - KEPT))) made.delete(oldest)
      made.set(key, fresh)
      return fresh
    },
    renew: () => {
      if (!engine || engine.name === 'svg' || !sitting) return
      const broken = engine
      engine = null
      broken.dispose()
      element.replaceChildren()
      opening = false
      void open(sitting.settings)
    },
    dispose: () => {
      disposed = true
      made.clear()
      points.close()
      sitting = null
      engine?.dispose()
      engine = null
      element.remove()
    },
  }
}

/** Reads a boundary file from where the wall's own files come from. */
export const readPublic = async (file: string): Promise<unknown> => {
  const answer = await fetch(`${import.meta.env.BASE_URL}${file}`)
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`)
  return answer.json()
}
