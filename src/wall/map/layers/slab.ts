import { mixed } from '../colour.ts'
import type { Face, Layer, Line, Point, Polygon } from '../engine.ts'
import { lifted } from '../rings.ts'
import type { Shape } from '../shapes.ts'
import type { Wall } from './walls.ts'

/** What a unit looks like: the colour of its top, and how far it is raised (units). */
export interface Top {
  colour: string
  lift: number
}

/** The slab's own colours: borders between units, what its sides darken to, and the shade it throws. */
export interface SlabLook {
  border: string
  side: string
  sideShare: number
  shade: string
  shadeOpacity: number
  /** Thickness of the slab in units. */
  depth: number
  /** How far the shade reaches beyond it, as a share of its usual reach. */
  shadow: number
}

const band = (line: Line, top: number, bottom: number): Polygon => {
  const upper = line.map(([x, y]): Point => [x, y + top])
  const lower = line.map(([x, y]): Point => [x, y + bottom]).reverse()
  return [[...upper, ...lower, upper[0]!]]
}

const face = (code: string | null, polygons: readonly Polygon[], colour: string, opacity = 1): Face => ({ code, polygons, colour, opacity })

/**
 * One raised slab of all units, seen from the south: its shade, its outer sides, then the tops from the lowest to the highest,
 * each with the sides it shows above a lower neighbour. Layers have orders from 20 to 50.
 */
export const slab = (
  shapes: readonly Shape[],
  walls: readonly (readonly Wall[])[],
  tops: ReadonlyMap<string, Top>,
  look: SlabLook,
): Layer[] => {
  const topOf = (at: number): Top => tops.get(shapes[at]!.code) ?? { colour: look.side, lift: 0 }
  const foot = walls.flat().filter((wall) => wall.foot < 0)
  const shades = [10, 7, 4].map((beyond) =>
    face(
      null,
      foot.map((wall) => band(wall.line, 0, look.depth + beyond * look.shadow)),
      look.shade,
      look.shadeOpacity,
    ),
  )
  const outer = shapes.flatMap((shape, at): Face[] => {
    const { colour, lift } = topOf(at)
    const free = (walls[at] ?? []).filter((wall) => wall.foot < 0)
    const near = mixed(colour, look.side, look.sideShare)
    const far = mixed(colour, look.side, (1 + look.sideShare) / 2)
    const bands = (from: number, to: number): Polygon[] => free.map((wall) => band(wall.line, from, to))
    return [face(shape.code, bands(-lift, look.depth * 0.45), near), face(shape.code, bands(look.depth * 0.45, look.depth), far)]
  })
  const lifts = [...new Set(shapes.map((_, at) => topOf(at).lift))].sort((a, b) => a - b)
  const raised = lifts.map((lift, rank): Layer => {
    const level = shapes.flatMap((shape, at) => (topOf(at).lift === lift ? [{ shape, at, top: topOf(at) }] : []))
    return {
      id: `slab-${rank}`,
      order: 30 + rank,
      faces: [
        ...level.flatMap(({ shape, at, top }) => {
          const inner = (walls[at] ?? []).filter((wall) => wall.foot >= 0 && topOf(wall.foot).lift < lift)
          return inner.length === 0
            ? []
            : [
                face(
                  shape.code,
                  inner.map((wall) => band(wall.line, -lift, -topOf(wall.foot).lift)),
                  mixed(top.colour, look.side, look.sideShare),
                ),
              ]
        }),
        ...level.map(({ shape, top }) => face(shape.code, lifted(shape.polygons, lift), top.colour)),
      ],
      strokes: [{ lines: level.flatMap(({ shape }) => lifted(shape.polygons, lift).flat()), colour: look.border, width: 1, opacity: 1 }],
    }
  })
  return [{ id: 'shade', order: 20, faces: shades, strokes: [] }, { id: 'sides', order: 21, faces: outer, strokes: [] }, ...raised]
}
