import type { Point } from '../../map/engine.ts'
import type { Land } from './land.ts'

/** Degrees above the horizon from which the land may be seen, the steepest first, and how it is turned about the upright. */
const ALPHAS = [60, 56, 52, 48, 44, 40, 36, 32]
export const BETA = 12
/** Of the world, in which the land is 100 wide: a slab that no unit is lower than, and the tallest column. */
export const WORLD = 100
export const SLAB = 1.4
export const TALLEST = 24

/** An orthographic camera: equal heights are equally long wherever they stand. */
export interface View {
  /** Degrees above the horizon. */
  readonly alpha: number
  readonly centre: readonly [number, number, number]
  /** Height of what the camera sees, in the world's unit. */
  readonly span: number
  /** Where a point of the land at a height of the world is on the panel, px. */
  readonly place: (point: Point, height: number) => Point
}

const RAD = Math.PI / 180

const seenFrom = (alpha: number, land: Land, size: { width: number; height: number }, air: number): View & { px: number } => {
  const [sinA, cosA, sinB, cosB] = [Math.sin(alpha * RAD), Math.cos(alpha * RAD), Math.sin(BETA * RAD), Math.cos(BETA * RAD)]
  const scale = WORLD / land.width
  const deep = land.depth * scale
  /** Right and up on the screen, of a point of the land. */
  const flat = ([x, y]: Point, height: number): Point => {
    const worldX = x * scale - WORLD / 2
    const worldZ = deep / 2 - y * scale
    return [worldX * cosB - worldZ * sinB, -worldX * sinA * sinB + height * cosA - worldZ * sinA * cosB]
  }
  let [left, low, right, high] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const block of land.blocks)
    for (const polygon of block.polygons)
      for (const point of polygon[0] ?? []) {
        const [x, y] = flat(point, 0)
        left = Math.min(left, x)
        right = Math.max(right, x)
        low = Math.min(low, y)
        high = Math.max(high, y)
      }
  high += TALLEST * 0.5 * cosA
  const px = Math.min(Math.max(1, size.width - 2 * air) / (right - left), Math.max(1, size.height - 1.6 * air) / (high - low))
  const midX = (left + right) / 2
  const midY = (low + high) / 2 + (air * 0.6) / px
  return {
    alpha,
    px,
    centre: [midX * cosB - midY * sinA * sinB, midY * cosA, -midX * sinB - midY * sinA * cosB],
    span: size.height / px,
    place: (point, height) => {
      const [x, y] = flat(point, height)
      return [size.width / 2 + (x - midX) * px, size.height / 2 - (y - midY) * px]
    },
  }
}

/** As large as the panel lets it be, then as steep: a wide panel looks from lower down. `air` px stay free at the sides, for words. */
export const viewOf = (land: Land, size: { width: number; height: number }, air: number): View =>
  ALPHAS.map((alpha) => seenFrom(alpha, land, size, air)).reduce((best, one) => (one.px > best.px * 1.01 ? one : best))

/** How high a column of 0 to 1 stands in the world. */
export const heightOf = (share: number): number => SLAB + share * (TALLEST - SLAB)
