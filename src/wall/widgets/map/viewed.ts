import { sameView, homeView, seenAt, type View } from '../../map/camera.ts'
import type { Point, Polygon } from '../../map/engine.ts'
import { type Box, boxOf, clip, largest, overlaps, poleOf } from '../../map/rings.ts'
import type { Shape } from '../../map/shapes.ts'
import type { LaidMap } from './laid.ts'

/** Less than this share of a unit's anchor room on the panel: its name would stand at the very edge. */
const EDGE = 24
/** How far the words of the key reach to the right. */
const KEY = 660

/** The map as a camera sees it: everything where it stands on the panel, what is beyond its edges left out. Itself at home. */
export const viewed = (laid: LaidMap, view: View): LaidMap => {
  if (sameView(view, homeView(laid.panel))) return laid
  const { panel, ground } = laid
  const key = laid.keepouts[0]!
  const seen = (point: Point): Point => seenAt(view, panel, point)
  const near = (polygons: readonly Polygon[]): Polygon[] => polygons.map((polygon) => polygon.map((ring) => ring.map(seen)))
  const inner: Box = [panel[0] + EDGE, panel[1] + EDGE, panel[2] - EDGE, panel[3] - EDGE]
  const shapes = (all: readonly Shape[]): Shape[] =>
    all.flatMap((shape) => {
      const box = boxOf([[seen([shape.box[0], shape.box[1]]), seen([shape.box[2], shape.box[3]])]])
      if (!overlaps(box, panel)) return []
      const rough = clip(near(shape.rough), inner)
      if (rough.length === 0) return []
      const [x, y] = seen(shape.anchor)
      const inside = x > inner[0] && x < inner[2] && y > inner[1] && y < inner[3]
      return [
        {
          ...shape,
          polygons: near(shape.polygons),
          rough,
          box,
          area: shape.area * view.zoom ** 2,
          anchor: inside ? ([x, y] satisfies Point) : poleOf(largest(rough)),
        },
      ]
    })
  return {
    ...laid,
    ground: {
      ...ground,
      shapes: shapes(ground.shapes),
      dashes: near(ground.dashes),
      box: boxOf([[seen([ground.box[0], ground.box[1]]), seen([ground.box[2], ground.box[3]])]]),
      project: (point) => seen(ground.project(point)),
    },
    walls: [],
    around: shapes(laid.around),
    enlarged: null,
    // The enlarged frame, which hangs from the top, is not shown beside a camera that came near itself.
    // The key lies on the map here, over its whole width.
    keepouts: [...laid.keepouts.filter((box) => box[1] > panel[1]), [key[0], key[1] - 8, Math.min(KEY, panel[2] - 240), key[3]]],
  }
}
