import { graphic } from 'echarts/core'
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
type Edges = { tops: Float64Array; bottoms: Float64Array; left: number; step: number }

/** The outline of every stretch without a gap, as stairs: what a filled stroke of as many points would be, at a tenth of its cost. */
const buildPath = (path: { moveTo(x: number, y: number): void; lineTo(x: number, y: number): void; closePath(): void }, edges: Edges) => {
  const { tops, bottoms, left, step } = edges
  const x = (column: number): number => left + column * step
  for (let from = 0; from < tops.length; from++) {
    if (Number.isNaN(tops[from]!)) continue
    let end = from
    path.moveTo(x(from), tops[from]!)
    for (; end < tops.length && !Number.isNaN(tops[end]!); end++) {
      path.lineTo(x(end), tops[end]!)
      path.lineTo(x(end + 1), tops[end]!)
    }
    for (let back = end - 1; back >= from; back--) {
      path.lineTo(x(back + 1), bottoms[back]!)
      path.lineTo(x(back), bottoms[back]!)
    }
    path.closePath()
    from = end
  }
}

graphic.registerShape('band', graphic.extendShape({ type: 'band', shape: { tops: [], bottoms: [], left: 0, step: 1 }, buildPath } as never))

/** A line drawn as what it covers, `width` px wide. */
export const bandOf = (cover: Cover, bed: Bed, { color, width, opacity = 1 }: { color: Plain; width: number; opacity?: number }): Shape => {
  const { left, step, ceiling, floor, y } = bed
  const { lows, highs } = penned(cover, width / step)
  const within = (at: number): number => Math.min(floor, Math.max(ceiling, at))
  const tops = highs.map((value) => within(y(value) - width / 2))
  const bottoms = lows.map((value) => within(y(value) + width / 2))
  return { type: 'band', silent: true, z: 3, shape: { tops, bottoms, left, step }, style: { fill: color, opacity } }
}
