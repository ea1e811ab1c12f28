import type { Feature, FeatureCollection } from 'geojson'
import type { Layer } from './engine.ts'
import { TILE_ZOOM, toPositions, toRings } from './plane.ts'

/** The one source: every layer's features together, so that a change is drawn whole or not at all. */
export const SOURCE = 'plane'

const featuresOf = (layer: Layer, scale: number): Feature[] => [
  ...layer.faces.map((face): Feature => ({
    type: 'Feature',
    properties: { part: `${layer.id}:faces`, code: face.code, colour: face.colour, opacity: face.opacity },
    geometry: { type: 'MultiPolygon', coordinates: face.polygons.map(toRings) },
  })),
  ...layer.strokes.map((stroke): Feature => ({
    type: 'Feature',
    properties: { part: `${layer.id}:strokes`, colour: stroke.colour, width: stroke.width * scale, opacity: stroke.opacity },
    geometry: { type: 'MultiLineString', coordinates: stroke.lines.map(toPositions) },
  })),
]

/** Layers as GeoJSON on the plane; widths in CSS px, features numbered from `first` on. */
export const collectionOf = (layers: readonly Layer[], scale: number, first = 0): FeatureCollection => ({
  type: 'FeatureCollection',
  features: layers.flatMap((layer) => featuresOf(layer, scale)).map((feature, at) => ({ ...feature, id: first + at })),
})

/** What a feature's colour is called, in its properties and in its state. */
export const COLOUR = 'colour'
type Got = ['get', string]
type Painted = ['to-color', ['coalesce', ['feature-state', string], Got]]
const PAINTED: Painted = ['to-color', ['coalesce', ['feature-state', COLOUR], ['get', COLOUR]]]
interface Part {
  id: string
  source: string
  filter: ['==', Got, string]
}
/** A layer of the style specification that MapLibre and mapbox-gl share. */
export type StyleLayer =
  | (Part & { type: 'fill'; paint: { 'fill-color': Painted; 'fill-opacity': Got; 'fill-antialias': boolean } })
  | (Part & { type: 'line'; layout: { 'line-join': 'round' }; paint: { 'line-color': Painted; 'line-opacity': Got; 'line-width': Got } })

/** The style's two layers for one of ours. A colour travels with its feature, until a changed one is set apart as its state. */
export const styleLayersOf = (id: string): StyleLayer[] => [
  {
    id: `${id}:faces`,
    type: 'fill',
    source: SOURCE,
    filter: ['==', ['get', 'part'], `${id}:faces`],
    paint: { 'fill-color': PAINTED, 'fill-opacity': ['get', 'opacity'], 'fill-antialias': false },
  },
  {
    id: `${id}:strokes`,
    type: 'line',
    source: SOURCE,
    filter: ['==', ['get', 'part'], `${id}:strokes`],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': PAINTED, 'line-opacity': ['get', 'opacity'], 'line-width': ['get', 'width'] },
  },
]

/** The whole style: no glyphs, no sprite, no address of any kind. */
export const styleOf = (layers: readonly Layer[], scale: number) => ({
  version: 8 as const,
  sources: {
    [SOURCE]: { type: 'geojson' as const, data: collectionOf(layers, scale), maxzoom: TILE_ZOOM, tolerance: 0, buffer: 16 },
  },
  layers: [...layers].sort((a, b) => a.order - b.order).flatMap((layer) => styleLayersOf(layer.id)),
})

/** Where a layer goes in: before the first one standing that is of a higher order. */
export const before = (layer: Layer, standing: readonly Layer[]): string | undefined => {
  const next = standing.filter((other) => other.id !== layer.id && other.order > layer.order).sort((a, b) => a.order - b.order)[0]
  return next && `${next.id}:faces`
}
