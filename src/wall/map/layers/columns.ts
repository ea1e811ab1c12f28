import type { Face, Layer, Point, Stroke } from '../engine.ts'
import type { Box } from '../rings.ts'
import { footprint, prism } from './prism.ts'

/** A unit's column: where it stands on the panel, and its value; null is drawn as an empty foot. */
export interface Column {
  code: string
  at: Point
  value: number | null
}

export interface ColumnsLook {
  positive: string
  negative: string
  missing: string
  shade: string
  edge: string
  squash: number
  rise: number
  /** Height of the highest column in units. */
  highest: number
  /** Half the width of a column. */
  radius: number
}

/** What the heights mean: the value of the highest column. */
export const reachOf = (columns: readonly Column[]): number => columns.reduce((most, { value }) => Math.max(most, Math.abs(value ?? 0)), 0)

const THIN = 0.6

/** Heights from zero: twice the value is twice as high. Columns further south stand before those behind them. */
export const columnsLayer = (id: string, order: number, columns: readonly Column[], reach: number, look: ColumnsLook): Layer => {
  const faces: Face[] = []
  const strokes: Stroke[] = []
  for (const { code, at, value } of [...columns].sort((a, b) => a.at[1] - b.at[1] || a.at[0] - b.at[0])) {
    const ring = footprint(at, look.radius * Math.SQRT2, look.squash)
    if (value === null || reach === 0) {
      strokes.push({ lines: [ring], colour: look.missing, width: 1.2, opacity: 1 })
      continue
    }
    const height = Math.max(THIN, (Math.abs(value) / reach) * look.highest) * look.rise
    const colour = value < 0 ? look.negative : look.positive
    faces.push(
      {
        code: null,
        polygons: [[footprint([at[0], at[1] + 1.5], look.radius * Math.SQRT2 + 3.5, look.squash)]],
        colour: look.edge,
        opacity: 0.35,
      },
      ...prism({ code, ring, height, colour, opacity: 1 }, look.shade),
    )
  }
  return { id, order, faces, strokes }
}

/** What a column covers: labels keep off. */
export const columnBox = ({ at: [x, y], value }: Column, reach: number, { radius, squash, highest, rise }: ColumnsLook): Box => {
  const height = value === null || reach === 0 ? 0 : (Math.abs(value) / reach) * highest * rise
  return [x - radius - 1, y - radius * squash - height - 1, x + radius + 1, y + radius * squash + 1]
}
