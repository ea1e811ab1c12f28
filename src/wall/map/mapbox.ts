import type { OpenEngine } from './engine.ts'
import { engineOn, type GlMap, positionOf } from './gl.ts'
import { zoomOf } from './plane.ts'
import { COLOUR, styleOf } from './style.ts'

/**
 * mapbox-gl behind the seam, for a place with its own licence, in the build for a strict CSP. Without a token its canvas goes
 * blank after `load`, so it is never opened without one; its session check is its own and needs the network.
 */
export const openMapbox =
  (token: string): OpenEngine =>
  async (container, failed) => {
    const [{ default: mapboxgl }, { default: workerUrl }] = await Promise.all([
      import('mapbox-gl/dist/mapbox-gl-csp.js'),
      import('mapbox-gl/dist/mapbox-gl-csp-worker.js?url'),
    ])
    mapboxgl.workerUrl = workerUrl
    const map = new mapboxgl.Map({
      accessToken: token,
      container,
      style: styleOf([], 1),
      projection: 'mercator',
      center: positionOf([0, 0]),
      zoom: zoomOf(1),
      interactive: false,
      attributionControl: false,
      renderWorldCopies: false,
      fadeDuration: 0,
      antialias: true,
      trackResize: false,
    })
    await new Promise<void>((done, fail) => {
      map.once('load', () => done())
      map.once('error', ({ error }) => fail(error))
    })
    map.on('error', ({ error }) => failed(error.message))
    const seam: GlMap = {
      clicks: (clicked) => void map.on('click', ({ point }) => clicked(point)),
      codesAt: ({ x, y }) => map.queryRenderedFeatures([x, y]).map((feature) => feature.properties?.code),
      addLayer: (layer, before) => void map.addLayer(layer, before),
      removeLayer: (id) => void map.removeLayer(id),
      setFeatures: (source, features) => {
        const found = map.getSource(source)
        if (found?.type === 'geojson') found.setData(features)
      },
      setColour: (source, part, colour) => map.setFeatureState({ source, id: part }, { [COLOUR]: colour }),
      dropColour: (source, part) => map.removeFeatureState({ source, id: part }),
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
        map.setStyle(style, { diff: false, localFontFamily: null, localIdeographFontFamily: undefined })
        map.once('style.load', styled)
      },
      resize: () => void map.resize(),
      remove: () => map.remove(),
    }
    return engineOn('mapbox', seam, failed)
  }
