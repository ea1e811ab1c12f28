import { mixed } from '../colour.ts'
import type { Face, Line, Point } from '../engine.ts'
import { moved, signedArea } from '../rings.ts'

/** A body with straight sides on the slab. */
export interface Prism {
  code: string | null
  /** Its closed convex outline at its foot. */
  ring: Line
  height: number
  colour: string
  opacity: number
}

/** How much of the side's colour a side takes: little where it faces the light in the west, much in the east. */
const LIT = 0.18
const DARK = 0.46
/** A side that is seen so nearly from its edge has no face. */
const EDGE_ON = 1e-6

const side = ([ax, ay]: Point, [bx, by]: Point, height: number): Line => [
  [ax, ay - height],
  [bx, by - height],
  [bx, by],
  [ax, ay],
  [ax, ay - height],
]

/** The sides that face the viewer, each in its own light, then the top: in the order in which they are to be drawn. */
export const prism = ({ code, ring, height, colour, opacity }: Prism, shade: string): Face[] => {
  const sign = Math.sign(signedArea(ring))
  const sides: Face[] = []
  for (let at = 1; at < ring.length && height > 0; at += 1) {
    const [a, b] = [ring[at - 1]!, ring[at]!]
    if ((b[0] - a[0]) * sign > -EDGE_ON) continue
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    const eastward = ((b[1] - a[1]) * sign) / length
    const share = LIT + ((DARK - LIT) * (eastward + 1)) / 2
    sides.push({ code, polygons: [[side(a, b, height)]], colour: mixed(colour, shade, share), opacity })
  }
  return [...sides, { code, polygons: moved([[ring]], 0, -height), colour, opacity }]
}

/** A regular outline around a foot, flattened as the ground is; `corners` from the middle of its south side. */
export const footprint = ([x, y]: Point, radius: number, squash: number, corners = 4): Line => {
  const ring = Array.from({ length: corners }, (_, at): Point => {
    const angle = Math.PI / 2 + ((at + 0.5) * 2 * Math.PI) / corners
    return [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius * squash]
  })
  return [...ring, ring[0]!]
}
