import type { LonLat } from '#analysis/datum.ts'
import type { Line, Point, Polygon } from './engine.ts'

/**
 * Web map engines know only the Mercator world. The plane is laid on it at the crossing of equator and meridian, where its
 * unit is a pixel at zoom PLANE_ZOOM; no stretching is left, because the Mercator formula itself is undone.
 */
export const PLANE_ZOOM = 12
/** One tile of this zoom is 2,048 units wide and holds a whole panel: no seams. */
export const TILE_ZOOM = 10
const WORLD = 512 * 2 ** PLANE_ZOOM
const MARGIN = 64

export const toLonLat = ([x, y]: Point): LonLat => [
  ((x + MARGIN) / WORLD) * 360,
  (-(2 * Math.atan(Math.exp(((y + MARGIN) / WORLD) * 2 * Math.PI)) - Math.PI / 2) * 180) / Math.PI,
]

/** Back from the world to the plane. */
export const fromLonLat = ([lon, lat]: LonLat): Point => [
  (lon / 360) * WORLD - MARGIN,
  (Math.log(Math.tan(Math.PI / 4 - (lat * Math.PI) / 360)) / (2 * Math.PI)) * WORLD - MARGIN,
]

/** The zoom at which a unit has so many CSS px. */
export const zoomOf = (scale: number): number => PLANE_ZOOM + Math.log2(scale)

const position = (point: Point): [number, number] => {
  const [lon, lat] = toLonLat(point)
  return [lon, lat]
}
export const toPositions = (line: Line): [number, number][] => line.map(position)
export const toRings = (polygon: Polygon): [number, number][][] => polygon.map(toPositions)
