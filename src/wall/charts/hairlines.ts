import { along, plotIn } from './layout.ts'
import type { EngineOption, Size } from './option.ts'
import { hairline } from './shapes.ts'
import type { Pen } from './style.ts'

/** What stands before the first values come: the hairlines alone. */
export const hairlines = (size: Size, pen: Pen): EngineOption => {
  const plot = plotIn(size, { left: 0, top: 12 * pen.u, right: 0, bottom: 34 * pen.u })
  const rows = [0, 1, 2, 3].map((row) => along(row, 0, 3, plot.bottom, plot.top))
  return { animation: false, graphic: { elements: rows.map((y) => hairline(pen, plot.left, plot.right, y, pen.tokens.line)) } }
}
