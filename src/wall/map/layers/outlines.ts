import type { WarningLevel } from '../../theme/tokens.ts'
import type { Layer, Stroke } from '../engine.ts'
import { lifted } from '../rings.ts'
import type { Shape } from '../shapes.ts'

/** Width of a level's outline in units. */
export const LEVEL_WIDTH: Record<WarningLevel, number> = { blue: 1.5, yellow: 1.7, orange: 2.4, red: 2.8 }

/** A unit to be outlined, at the height of its top. */
export interface Outlined {
  shape: Shape
  lift: number
  colour: string
  width: number
}

const strokes = ({ shape, lift, colour, width }: Outlined, casing: string): Stroke[] => {
  const lines = lifted(shape.polygons, lift).flat()
  return [
    { lines, colour: casing, width: width + 1.6, opacity: 0.8 },
    { lines, colour, width, opacity: 1 },
  ]
}

/** Outlines above all tops, in the order given: the gravest last. */
export const outlines = (id: string, order: number, units: readonly Outlined[], casing: string): Layer => ({
  id,
  order,
  faces: [],
  strokes: units.flatMap((unit) => strokes(unit, casing)),
})
