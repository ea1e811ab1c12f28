import { type Cover, penned } from './cover.ts'
import type { Plain } from './option.ts'
import type { Shape } from './shapes.ts'

/** px of the canvas from which columns are counted, one `step` wide; what is covered lies between `ceiling` and `floor`. */
export interface Bed {
  readonly left: number
  readonly step: number
  readonly ceiling: number
  readonly floor: number
  readonly y: (value: number) => number
}

/** A line drawn as what it covers, `width` px wide. */
export const bandOf = (cover: Cover, bed: Bed, { color, width, opacity = 1 }: { color: Plain; width: number; opacity?: number }): Shape => {
  const { left, step, ceiling, floor, y } = bed
  const { lows, highs } = penned(cover, width / step)
  const within = (at: number): number => Math.min(floor, Math.max(ceiling, at))
  const tops = highs.map((value) => within(y(value) - width / 2))
  const bottoms = lows.map((value) => within(y(value) + width / 2))
  return { type: 'band', silent: true, z: 3, shape: { tops, bottoms, left, step }, style: { fill: color, opacity } }
}
