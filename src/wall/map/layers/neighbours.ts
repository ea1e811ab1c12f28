import type { Layer, Line, Stroke } from '../engine.ts'
import { type Box, clip, largest, overlaps, poleOf } from '../rings.ts'
import type { Ground, Shape } from '../shapes.ts'
import type { Point } from '../engine.ts'
import { widthOf } from './labelBox.ts'

const PIECE = 6
/** A name is set in this size, its letters so far apart. */
const [SIZE, SPACING] = [16, 0.5]

/** How much of a neighbour's border is seen: full beside the slab, nothing at the panel's edge. */
const fade = ([x, y]: Point, panel: Box): number => {
  const edge = Math.min(x - panel[0], panel[2] - x, y - panel[1], panel[3] - y)
  return Math.max(0, Math.min(1, edge / 140))
}

/** The borders of the units around as a breath of ground, fading out towards the panel's edge. */
export const neighbours = (around: readonly Shape[], panel: Box, colour: string): Layer => {
  const byOpacity = new Map<number, Line[]>()
  for (const shape of around)
    for (const ring of shape.polygons.flat())
      for (let at = 0; at + 1 < ring.length; at += PIECE) {
        const piece = ring.slice(at, at + PIECE + 1)
        const opacity = Math.round(fade(piece[0]!, panel) * 10) / 10
        if (opacity > 0) byOpacity.set(opacity, [...(byOpacity.get(opacity) ?? []), piece])
      }
  const strokes = [...byOpacity].map(([opacity, lines]): Stroke => ({ lines, colour, width: 1, opacity: opacity * 0.5 }))
  return { id: 'neighbours', order: 10, faces: [], strokes }
}

const middles = new WeakMap<Shape, { inner: string; at: Point | null }>()
/** The middle of what is seen of a neighbour; found once for a panel. */
const middleOf = (shape: Shape, inner: Box): Point | null => {
  const known = middles.get(shape)
  if (known?.inner === inner.join()) return known.at
  const seen = clip(shape.polygons, inner)
  const at = seen.length === 0 ? null : poleOf(largest(seen))
  middles.set(shape, { inner: inner.join(), at })
  return at
}

/** Where a neighbour's name stands: inside the part of it that is seen and well clear of the slab; null where there is no such place. */
export const neighbourNames = (
  around: readonly Shape[],
  ground: Ground,
  panel: Box,
  taken: readonly Box[],
  nameOf: (code: string) => string,
): { code: string; name: string; at: Point }[] => {
  const inner: Box = [panel[0] + 30, panel[1] + 30, panel[2] - 30, panel[3] - 30]
  const names: { code: string; name: string; at: Point }[] = []
  const boxes = [...taken]
  for (const shape of [...around].sort((a, b) => b.area - a.area)) {
    const at = middleOf(shape, inner)
    if (at === null) continue
    const name = nameOf(shape.code)
    const half = (widthOf(name, SIZE) + [...name].length * SIZE * SPACING) / 2 + 8
    const box: Box = [at[0] - half, at[1] - 14, at[0] + half, at[1] + 14]
    const onSlab = ground.shapes.some(
      (one) =>
        overlaps(one.box, box) &&
        one.polygons.some((polygon) => polygon[0]!.some((p) => p[0] > box[0] && p[0] < box[2] && p[1] > box[1] && p[1] < box[3])),
    )
    if (name === '' || onSlab || boxes.some((other) => overlaps(other, box))) continue
    boxes.push(box)
    names.push({ code: shape.code, name, at })
  }
  return names
}
