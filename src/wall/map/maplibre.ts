import { type GeoJSONSource, Map as MapLibre, setWorkerUrl } from 'maplibre-gl'
// oxlint-disable-next-line import/default -- the query makes it an address
import workerUrl from './maplibre.worker.ts?worker&url'
import type { OpenEngine } from './engine.ts'
import { engineOn, type GlMap, positionOf } from './gl.ts'
import { zoomOf } from './plane.ts'
import { COLOUR, styleOf } from './style.ts'
import { bySoftware } from './webgl.ts'

/** The canvas is drawn up to this many px; MapLibre stops at 4,096 by itself. */
const LARGEST = 16384

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
    // Smoothing every edge four times over is dear where the processor does it.
    canvasContextAttributes: { antialias: !bySoftware(), contextType: 'webgl2' },
    trackResize: false,
  })
  await new Promise<void>((done, fail) => {
    map.once('load', () => done())
    map.once('error', ({ error }) => fail(error))
  })
  map.on('error', ({ error }) => failed(error.message))
  const seam: GlMap = {
    clicks: (clicked) => void map.on('click', ({ point }) => clicked(point)),
    codesAt: ({ x, y }) => map.queryRenderedFeatures([x, y]).map((feature) => feature.properties.code),
    addLayer: (layer, before) => void map.addLayer(layer, before),
    removeLayer: (id) => void map.removeLayer(id),
    setFeatures: (source, features) => void map.getSource<GeoJSONSource>(source)?.setData(features),
    setColour: (source, part, colour) => void map.setFeatureState({ source, id: part }, { [COLOUR]: colour }),
    dropColour: (source, part) => void map.removeFeatureState({ source, id: part }),
    project: (at) => map.project(at),
    jumpTo: (view) => void map.jumpTo(view),
    easeTo: (view) => void map.easeTo(view),
    whenIdle: (run) => {
      map.once('idle', () => run())
      map.triggerRepaint()
    },
    onContext: (lost, back) => {
      map.on('webglcontextlost', lost)
      map.on('webglcontextrestored', back)
    },
    restyle: (style, styled) => {
      map.setStyle(style, { diff: false })
      map.once('style.load', styled)
    },
    resize: () => void map.resize(),
    remove: () => map.remove(),
  }
  return engineOn('maplibre', seam, failed)
}
