import { graphic } from 'echarts/core'

/** px from the top, column by column of `step` px from `left`; NaN for a gap. */
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

/** Makes `band` a shape that echarts' graphic elements may name. */
export const registerBand = (): void =>
  graphic.registerShape('band', graphic.extendShape({ type: 'band', shape: { tops: [], bottoms: [], left: 0, step: 1 }, buildPath } as never))

