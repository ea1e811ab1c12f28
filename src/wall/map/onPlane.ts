import { planeAt, type View } from './camera.ts'
import type { Layer, Line, Point } from './engine.ts'
import type { Box } from './rings.ts'

/** A layer that was planned on the panel, laid on the plane: as large as planned once the camera stands at the view. */
export const onPlane = (layer: Layer, view: View, panel: Box): Layer => {
  const line = (points: Line): Line => points.map((point): Point => planeAt(view, panel, point))
  return {
    ...layer,
    faces: layer.faces.map((face) => ({ ...face, polygons: face.polygons.map((polygon) => polygon.map(line)) })),
    strokes: layer.strokes.map((stroke) => ({ ...stroke, lines: stroke.lines.map(line) })),
  }
}
