import { type GeoJSONSource, Map as MapLibre, setWorkerUrl } from 'maplibre-gl'
// oxlint-disable-next-line import/default -- the query makes it an address
import workerUrl from './maplibre.worker.ts?worker&url'
import type { OpenEngine } from './engine.ts'
import { engineOn, positionOf } from './gl.ts'
import { zoomOf } from './plane.ts'
import { styleOf } from './style.ts'

/** The canvas is drawn up to this many px; MapLibre stops at 4,096 by itself. */
const LARGEST = 16384

/** Whether WebGL is computed by the processor: smoothing every edge four times over then costs more than all else on the wall. */
const bySoftware = (): boolean => {
  const context = document.createElement('canvas').getContext('webgl2', { failIfMajorPerformanceCaveat: true })
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return context === null
}

/** MapLibre GL behind the seam. Rejects where no WebGL2 context is to be had. */
export const openMapLibre: OpenEngine = async (container, failed) => {
  setWorkerUrl(workerUrl)
  const map = new MapLibre({
    container,
    style: styleOf([], 1),
    center: positionOf([0, 0]),
    zoom: zoomOf(1),
    interactive: false,
    attributionControl: false,
    renderWorldCopies: false,
    fadeDuration: 0,
    maxPitch: 0,
    maxCanvasSize: [LARGEST, LARGEST],
    canvasContextAttributes: { antialias: !bySoftware(), contextType: 'webgl2' },
    trackResize: false,
  })
  await new Promise<void>((done, fail) => {
    map.once('load', () => done())
    map.once('error', ({ error }) => fail(error))
  })
  map.on('error', ({ error }) => failed(error.message))
  return engineOn('maplibre', {
    clicks: (clicked) => void map.on('click', ({ point }) => clicked(point)),
    codesAt: ({ x, y }) => map.queryRenderedFeatures([x, y]).map((feature) => feature.properties.code),
    addLayer: (layer, before) => void map.addLayer(layer, before),
    removeLayer: (id) => void map.removeLayer(id),
    setFeatures: (source, features) => void map.getSource<GeoJSONSource>(source)?.setData(features),
    project: (at) => map.project(at),
    jumpTo: (view) => void map.jumpTo(view),
    easeTo: (view) => void map.easeTo(view),
    whenIdle: (run) => {
      map.once('idle', () => run())
      map.triggerRepaint()
    },
    resize: () => void map.resize(),
    remove: () => map.remove(),
  })
}
