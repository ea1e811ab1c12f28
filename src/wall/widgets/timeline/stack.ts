import type { TimelineRow } from './plan.ts'

/** A row of the timeline with its place: top, height and the height of a lane, in units; `from` is where its first lane begins. */
export interface StackedRow {
  row: TimelineRow
  top: number
  height: number
  lane: number
  from: number
}

/** A row is never lower than its mark. */
const MARK = 18
const LANES = [24, 20, 17, 14, 12, 10, 8, 7, 6, 5, 4, 3] as const
const GAP = 8

/** Rows under each other within a height, their lanes as high as they may be; what is left over stands between them. */
export const stackRows = (rows: readonly TimelineRow[], height: number): StackedRow[] => {
  const heights = (lane: number): number[] => rows.map((row) => Math.max(MARK, row.lanes * lane))
  const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)
  const lane = LANES.find((one) => sum(heights(one)) <= height) ?? LANES.at(-1)!
  const own = heights(lane)
  const gap = Math.max(0, Math.min(GAP, (height - sum(own)) / Math.max(1, rows.length)))
  let top = 0
  return rows.map((row, at) => {
    const placed = { row, top, height: own[at]!, lane, from: top + (own[at]! - row.lanes * lane) / 2 }
    top += own[at]! + gap
    return placed
  })
}
