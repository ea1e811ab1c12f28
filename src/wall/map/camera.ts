import type { Point } from './engine.ts'
import type { Box } from './rings.ts'

/** How the plane is seen: which of its points stands in the middle of the panel, and how many times larger than laid. */
export interface View {
  centre: Point
  zoom: number
}

/** A flight of the camera takes so long, and never longer. */
export const FLIGHT = 560
/** So much of the free room a unit takes that the camera flies to. */
const SHARE = 0.66
/** Boundary files are drawn for a whole province: nearer than this their corners show. */
const NEAREST = 7

export const middleOf = ([left, top, right, bottom]: Box): Point => [(left + right) / 2, (top + bottom) / 2]

/** The whole of what was laid. */
export const homeView = (panel: Box, zoom = 1): View => ({ centre: middleOf(panel), zoom })

/** A box of the plane in the middle of the free part of the panel. */
export const viewOn = (box: Box, panel: Box, free: Box, most = NEAREST): View => {
  const width = Math.max(1, box[2] - box[0])
  const height = Math.max(1, box[3] - box[1])
  const zoom = Math.max(1, Math.min(most, (SHARE * (free[2] - free[0])) / width, (SHARE * (free[3] - free[1])) / height))
  const [x, y] = middleOf(box)
  const [ox, oy] = middleOf(free)
  const [px, py] = middleOf(panel)
  return { centre: [x - (ox - px) / zoom, y - (oy - py) / zoom], zoom }
}

export const sameView = (a: View, b: View): boolean => a.zoom === b.zoom && a.centre[0] === b.centre[0] && a.centre[1] === b.centre[1]

/** Where a point of the plane stands on the panel. */
export const seenAt = ({ centre, zoom }: View, panel: Box, [x, y]: Point): Point => {
  const [px, py] = middleOf(panel)
  return [(x - centre[0]) * zoom + px, (y - centre[1]) * zoom + py]
}

/** Which point of the plane stands at a point of the panel. */
export const planeAt = ({ centre, zoom }: View, panel: Box, [x, y]: Point): Point => {
  const [px, py] = middleOf(panel)
  return [(x - px) / zoom + centre[0], (y - py) / zoom + centre[1]]
}
