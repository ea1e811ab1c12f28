import type { LonLat } from '#analysis/datum.ts'
import { isDashLine, type Outline } from '../boundary.ts'
import type { Point, Polygon } from '../engine.ts'
import { COUNTRY } from '../projection.ts'
import { type Box, boxOf } from '../rings.ts'

/** The inset of the South China Sea: the south of the mainland, every island and every dash of the line. */
export interface Sea {
  units: readonly { code: string; polygons: readonly Polygon[] }[]
  /** Islands smaller than a unit of the canvas, to be drawn as points. */
  islets: readonly Point[]
  dashes: readonly Polygon[]
}

const MARGIN = 7

/** Lays the inset into its frame so that the whole line is in it. Null where the boundary has no dash line. */
export const seaOf = (outlines: readonly Outline[], frame: Box): Sea | null => {
  const line = outlines.filter((one) => isDashLine(one.code))
  if (line.length === 0) return null
  const extent = boxOf(line.flatMap((one) => one.polygons.flat()).map((ring) => ring.map((position) => COUNTRY(position))))
  const [width, height] = [frame[2] - frame[0], frame[3] - frame[1]]
  const scale = Math.min((width - 2 * MARGIN) / (extent[2] - extent[0]), (height - 2 * MARGIN) / (extent[3] - extent[1]))
  const left = frame[0] + (width - (extent[2] - extent[0]) * scale) / 2
  const bottom = frame[3] - MARGIN
  const place = (position: LonLat): Point => {
    const [x, y] = COUNTRY(position)
    return [(x - extent[0]) * scale + left, bottom - (extent[3] - y) * scale]
  }
  const laid = (outline: Outline): Polygon[] => outline.polygons.map((polygon) => polygon.map((ring) => ring.map(place)))
  const all = outlines.filter((one) => !isDashLine(one.code)).map((one) => ({ code: one.code, polygons: laid(one) }))
  const small = (polygon: Polygon): boolean => {
    const box = boxOf(polygon)
    return box[2] - box[0] < 1.5 && box[3] - box[1] < 1.5
  }
  const seen = (polygon: Polygon): boolean => {
    const box = boxOf(polygon)
    return box[0] < frame[2] && box[2] > frame[0] && box[1] < frame[3] && box[3] > frame[1]
  }
  return {
    units: all.flatMap(({ code, polygons }) => {
      const drawn = polygons.filter((polygon) => seen(polygon) && !small(polygon))
      return drawn.length > 0 ? [{ code, polygons: drawn }] : []
    }),
    islets: all.flatMap(({ polygons }) => polygons.filter((polygon) => seen(polygon) && small(polygon)).map((polygon) => polygon[0]![0]!)),
    dashes: line.flatMap(laid),
  }
}
