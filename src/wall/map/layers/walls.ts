import type { Line, Point } from '../engine.ts'
import type { Shape } from '../shapes.ts'
import { areaOf, contains, signedArea } from '../rings.ts'

/** A run of border that faces the viewer, and the unit at its foot (−1: the ground). */
export interface Wall {
  line: Line
  foot: number
}

const LOOK = 0.6
/** Islets smaller than this (square units) lie flat: their sides would be taller than they are wide. */
const FLAT = 24

/** Which sides of each shape face south, and what stands there. Costs a search per edge: done once per boundary and panel. */
export const wallsOf = (shapes: readonly Shape[]): Wall[][] => {
  const footOf = (self: number, x: number, y: number): number =>
    shapes.findIndex(
      (shape, at) =>
        at !== self && x > shape.box[0] && x < shape.box[2] && y > shape.box[1] && y < shape.box[3] && contains(shape.polygons, [x, y]),
    )
  return shapes.map((shape, self) => {
    const walls: Wall[] = []
    for (const polygon of shape.polygons.filter((one) => areaOf([one]) >= FLAT))
      for (const [depth, ring] of polygon.entries()) {
        const sign = Math.sign(signedArea(ring)) * (depth === 0 ? 1 : -1)
        let run: Point[] = []
        let foot = -2
        const close = (): void => {
          if (run.length > 1) walls.push({ line: run, foot })
          run = []
        }
        for (let at = 1; at < ring.length; at += 1) {
          const [a, b] = [ring[at - 1]!, ring[at]!]
          if ((b[0] - a[0]) * sign >= 0) {
            close()
            foot = -2
            continue
          }
          const below = footOf(self, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + LOOK)
          if (below !== foot) close()
          foot = below
          run = run.length === 0 ? [a, b] : [...run, b]
        }
        close()
      }
    return walls
  })
}
