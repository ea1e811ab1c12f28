import type { Face, Layer, Stroke } from './engine.ts'

/** A part of a layer in another colour; parts are counted from the first face on, then the strokes. */
export interface Repaint {
  at: number
  colour: string
}

const same = (a: unknown, b: unknown): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, at) => same(one, b[at])))

const sameFace = (a: Face, b: Face): boolean => a.code === b.code && a.opacity === b.opacity && same(a.polygons, b.polygons)
const sameStroke = (a: Stroke, b: Stroke): boolean => a.width === b.width && a.opacity === b.opacity && same(a.lines, b.lines)

/** The colours that turn one layer into another; null where more than colours differs. */
export const repaintOf = (before: Layer, after: Layer): Repaint[] | null => {
  if (before === after) return []
  const { faces, strokes } = after
  if (before.id !== after.id || before.order !== after.order) return null
  if (before.faces.length !== faces.length || before.strokes.length !== strokes.length) return null
  const repaint: Repaint[] = []
  for (let at = 0; at < faces.length; at++) {
    const [was, is] = [before.faces[at]!, faces[at]!]
    if (!sameFace(was, is)) return null
    if (was.colour !== is.colour) repaint.push({ at, colour: is.colour })
  }
  for (let at = 0; at < strokes.length; at++) {
    const [was, is] = [before.strokes[at]!, strokes[at]!]
    if (!sameStroke(was, is)) return null
    if (was.colour !== is.colour) repaint.push({ at: faces.length + at, colour: is.colour })
  }
  return repaint
}
