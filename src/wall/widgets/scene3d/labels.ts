import type { Level } from '#contract/names.ts'
import { textWidth } from '../../charts/layout.ts'
import type { Land } from './land.ts'
import { byWeight, type ColumnsPlan } from './plan.ts'
import { heightOf, type View } from './view.ts'

/** Words over a column: the middle of its two lines, their foot, and where the stem meets the column, px. */
export interface ColumnLabel {
  readonly code: string
  readonly name: string
  readonly figure: string
  readonly level: Level
  readonly x: number
  readonly y: number
  readonly foot: number
  readonly stem: number
}

const NAME = 16
const FIGURE = 18
/** Heights above its column at which a label is tried, px at 1080 lines. */
const LIFTS = [6, 22, 40, 60]

/** Names and figures over columns, the weightiest first; one that finds no free place is left out. */
export const labelsOf = (
  plan: ColumnsPlan,
  land: Land,
  view: View,
  size: { width: number; height: number },
  u: number,
  most: number,
): ColumnLabel[] => {
  const anchors = new Map(land.blocks.map((block) => [block.code, block.anchor]))
  const taken: [left: number, top: number, right: number, bottom: number][] = []
  const labels: ColumnLabel[] = []
  for (const column of [...plan.columns].filter((one) => one.value !== null).sort(byWeight)) {
    const anchor = anchors.get(column.code)
    if (anchor === undefined || labels.length === most) continue
    const [x, stem] = view.place(anchor, heightOf(column.height))
    const mark = column.level === 'normal' ? 0 : 20 * u
    const half = Math.max(textWidth(column.name, NAME * u) + mark, textWidth(column.figure, FIGURE * u * 0.9)) / 2 + 4 * u
    for (const lift of LIFTS) {
      const bottom = stem - lift * u
      const box: [number, number, number, number] = [x - half, bottom - 42 * u, x + half, bottom]
      if (box[0] < 0 || box[1] < 0 || box[2] > size.width || box[3] > size.height) continue
      if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue
      taken.push(box)
      labels.push({
        code: column.code,
        name: column.name,
        figure: column.figure,
        level: column.level,
        x,
        y: bottom - 21 * u,
        foot: bottom,
        stem,
      })
      break
    }
  }
  return labels
}
