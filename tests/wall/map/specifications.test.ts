import { validate as mapboxFaults } from '@mapbox/mapbox-gl-style-spec'
import { validateStyleMin as maplibreFaults } from '@maplibre/maplibre-gl-style-spec'
import { WIDGETS } from '#contract/widgets.ts'
import { homeView, viewOn } from '#wall/map/camera.ts'
import { heatLayer } from '#wall/map/layers/heat.ts'
import * as hexagons from '#wall/map/layers/hexagons.ts'
import { styleOf } from '#wall/map/style.ts'
import { THEMES, TOKENS } from '#wall/theme/tokens.ts'
import { choropleth, type UnitFigure } from '#wall/widgets/map/figures.ts'
import { layMap } from '#wall/widgets/map/laid.ts'
import { mapLayers } from '#wall/widgets/map/layers.ts'
import { overlayLook } from '#wall/widgets/map/overlayLook.ts'
import { planOverlays } from '#wall/widgets/map/overlays.ts'
import { viewed } from '#wall/widgets/map/viewed.ts'
import { describe, expect, it } from 'vitest'
import { callsValue, flowValue, NO_VALUE, plainValue, scattered } from '../../fixtures/mapValues.ts'
import { cornersFor, shipped } from './given.ts'

// mapbox-gl's specification is held at the last release under a free licence (13.28, ISC): the layers we use, fill and line over
// GeoJSON, are the same in it and in the present one, whose text comes under terms that ask for an account.
const FRAMED = ['500103', '500104', '500105', '500106']
const laid = layMap({
  width: 966,
  height: 680,
  outlines: shipped('chongqing'),
  context: { outlines: shipped('china'), self: '500000' },
  inset: { regions: FRAMED, scale: 3 },
  corners: cornersFor(5),
  slider: true,
  headroom: 90,
})
const layers = WIDGETS.map.parse({
  indicator: 'society.overall_index',
  layers: [
    { layer: 'columns', indicator: 'services.calls' },
    { layer: 'columns', indicator: 'services.late' },
    { layer: 'hexagons', resolution: 5 },
    { layer: 'heat' },
    { layer: 'clusters' },
    { layer: 'flows', indicator: 'society.commuters_to', rows: 24 },
  ],
}).layers
const codes = laid.ground.shapes.map(({ code }) => code)
const figures = codes.map((code, at): UnitFigure => ({
  code,
  name: code,
  value: NO_VALUE.has(code) ? null : plainValue(code),
  text: '',
  level: (['normal', 'blue', 'yellow', 'orange', 'red'] as const)[at % 5]!,
  incident: null,
}))
const district = laid.ground.shapes.find(({ code }) => code === '500103')!

/** Every layer there is, in every theme, from afar and near. */
const everything = THEMES.flatMap((theme) =>
  [homeView(laid.panel), viewOn(district.box, laid.panel, laid.free)].map((view) => {
    const tokens = TOKENS[theme]
    const { looks } = choropleth(figures, tokens, 'sequential', 'values')
    const overlays = planOverlays({
      layers,
      laid,
      seen: viewed(laid, view),
      view,
      looks,
      look: overlayLook(tokens),
      planners: { hexagons, heat: heatLayer },
      valueOf: (indicator, code) => (NO_VALUE.has(code) ? null : indicator === 'services.late' ? -callsValue(code) : callsValue(code)),
      flowsOf: () => codes.flatMap((from) => codes.map((to) => ({ from, to, value: flowValue(from, to) }))),
      places: scattered().map(({ id, at }) => ({ id, category: 'traffic', world: at, local: at })),
      toLocal: (world) => world,
      framed: new Set(FRAMED),
      marked: new Set(['500101']),
    })
    const ground = mapLayers({
      laid,
      looks,
      levels: new Map(figures.map(({ code, level }) => [code, level])),
      tokens,
      theme,
      focused: view.zoom > 1 ? '500103' : null,
      own: null,
      zoom: view.zoom,
    })
    return { name: `${theme} ×${view.zoom.toFixed(1)}`, overlays, all: [...ground, ...overlays.layers] }
  }),
)

describe('the style of everything a map can show', () => {
  it.each(everything)('is valid by MapLibre’s and by mapbox-gl’s published specification: $name', ({ all }) => {
    const style = styleOf(all, 2)
    expect(style.layers.length).toBe(2 * all.length)
    expect(maplibreFaults(style as never)).toEqual([])
    expect(mapboxFaults(style).map((fault) => fault.message)).toEqual([])
  })
  it('and both specifications do find faults', () => {
    const style = styleOf(everything[0]!.all, 2)
    const wrong = {
      ...style,
      layers: [...style.layers, { id: 'wrong', type: 'fill', source: 'elsewhere', paint: { 'fill-colour': 'red' } }],
    }
    expect(maplibreFaults(wrong as never).length).toBeGreaterThan(0)
    expect(mapboxFaults(wrong).length).toBeGreaterThan(0)
  })
  it('has a layer of its own for each that was asked for, and none of a level’s colour', () => {
    for (const { all, overlays, name } of everything) {
      expect(new Set(all.map(({ id }) => id)).size, name).toBe(all.length)
      expect(overlays.layers).toHaveLength(layers.length)
      const levels = new Set(THEMES.flatMap((theme) => Object.values(TOKENS[theme].levels).map(({ shape }) => shape.toLowerCase())))
      for (const { colour } of overlays.layers.flatMap((layer) => layer.faces)) expect(levels.has(colour.toLowerCase())).toBe(false)
    }
  })
  it('holds numbers only: no NaN ever reaches an engine', () => {
    for (const { all } of everything)
      for (const [x, y] of all.flatMap((layer) => [
        ...layer.faces.flatMap((face) => face.polygons.flat(2)),
        ...layer.strokes.flatMap((stroke) => stroke.lines.flat()),
      ]))
        if (!Number.isFinite(x) || !Number.isFinite(y)) throw new Error(`${x} ${y}`)
  })
  it('says how much of it is shown', () => {
    const [{ overlays }] = everything as [(typeof everything)[number]]
    const [columns, , cells, heat, clusters, flows] = overlays.drawn
    expect(columns).toMatchObject({ shown: 37, all: 38, negative: false })
    expect(overlays.drawn[1]).toMatchObject({ negative: true })
    expect(cells!.all).toBe(scattered().length)
    expect([heat!.all, clusters!.all]).toEqual([scattered().length, scattered().length])
    expect(flows!.shown).toBe(24)
    expect(overlays.footed.has('500103')).toBe(false)
    expect(overlays.frame.length).toBeGreaterThan(0)
  })
})
