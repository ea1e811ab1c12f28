import { contours } from 'd3-contour'
import type { Face, Layer, Line, Point, Polygon } from '../engine.ts'
import { type Box, clip } from '../rings.ts'

/** Units between two points of the grid on which the density is summed. */
const GRAIN = 5
/** Shares of the greatest density at which an area begins. */
export const HEAT_BOUNDS: readonly number[] = [0.08, 0.2, 0.36, 0.55, 0.76]
const OPACITY = [0.18, 0.22, 0.28, 0.34, 0.42] as const

/** Density on a grid over a box: a Gaussian of radius `radius` (two standard deviations) around each point; row by row from the top left. */
export const densityOf = (points: readonly Point[], box: Box, radius: number): { values: Float64Array; columns: number; rows: number } => {
  const columns = Math.max(2, Math.ceil((box[2] - box[0]) / GRAIN) + 1)
  const rows = Math.max(2, Math.ceil((box[3] - box[1]) / GRAIN) + 1)
  const values = new Float64Array(columns * rows)
  const spread = radius / 2
  const reach = Math.ceil((radius * 1.8) / GRAIN)
  for (const [x, y] of points) {
    const [column, row] = [Math.round((x - box[0]) / GRAIN), Math.round((y - box[1]) / GRAIN)]
    for (let r = Math.max(0, row - reach); r <= Math.min(rows - 1, row + reach); r += 1)
      for (let c = Math.max(0, column - reach); c <= Math.min(columns - 1, column + reach); c += 1) {
        const square = (box[0] + c * GRAIN - x) ** 2 + (box[1] + r * GRAIN - y) ** 2
        values[r * columns + c]! += Math.exp(-square / (2 * spread ** 2))
      }
  }
  return { values, columns, rows }
}

/** Where incidents lie thick: areas of rising density over each other. The same picture in every engine, no shader needed. */
export const heatLayer = (
  id: string,
  order: number,
  points: readonly Point[],
  panel: Box,
  radius: number,
  colours: readonly string[],
): Layer => {
  const { values, columns, rows } = densityOf(points, panel, radius)
  const most = values.reduce((greatest, value) => Math.max(greatest, value), 0)
  if (most === 0) return { id, order, faces: [], strokes: [] }
  // A cell of the grid spans half a step to each side of its point.
  const place = ([x, y]: readonly number[]): Point => [panel[0] + (x! - 0.5) * GRAIN, panel[1] + (y! - 0.5) * GRAIN]
  const areas = contours()
    .size([columns, rows])
    .thresholds(HEAT_BOUNDS.map((share) => share * most))([...values])
  const faces = areas.map((area, at): Face => {
    const polygons = area.coordinates.map((polygon): Polygon => polygon.map((ring): Line => ring.map(place)))
    return { code: null, polygons: clip(polygons, panel), colour: colours[at] ?? colours.at(-1)!, opacity: OPACITY[at] ?? 0.5 }
  })
  return { id, order, faces, strokes: [] }
}
