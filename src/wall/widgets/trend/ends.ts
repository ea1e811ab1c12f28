import { along, type Plot, spread, textWidth } from '../../charts/layout.ts'
import { levelShape, segment, type Shape, words } from '../../charts/shapes.ts'
import { FLOOR, type Pen, seriesColour } from '../../charts/style.ts'
import type { WarningLevel } from '../../theme/tokens.ts'
import type { Axis } from './axis.ts'
import type { PlannedSeries, TrendPlan } from './plan.ts'

/** Words at the right end of a line. */
export interface End {
  readonly at: number
  readonly text: string
  readonly colour: string
  readonly weight: number
  readonly level: WarningLevel | null
  /** What gives way first when there is no room. */
  readonly rank: number
}

const MARK = 14

/** A series that ends before the plot does is named at its own end, inside the plot. */
export const early = (plan: TrendPlan, one: PlannedSeries): boolean => one.last !== null && one.last.at < plan.labels.length - 1

export const endsOf = (plan: TrendPlan, axis: Axis, pen: Pen): End[] => {
  const { tokens } = pen
  const named = plan.series.length > 1
  const series = plan.series.flatMap((one, index): End[] =>
    one.last === null || early(plan, one)
      ? []
      : [
          {
            at: one.last.value,
            text: named ? `${one.name} ${one.last.text}` : one.last.text,
            colour: seriesColour(pen, index),
            weight: 600,
            level: null,
            rank: 0,
          },
        ],
  )
  const target: End[] = axis.target ? [{ ...axis.target, colour: tokens.text1, weight: 500, level: null, rank: 1 }] : []
  const bands = axis.bands.map((band): End => ({
    at: band.at,
    text: band.text,
    colour: tokens.levels[band.level].word,
    weight: 500,
    level: band.level,
    rank: 2,
  }))
  const past = plan.ghost?.values.findLast((value) => value !== null)
  const ghost: End[] =
    plan.ghost && past != null ? [{ at: past, text: plan.ghost.name, colour: tokens.text3, weight: 400, level: null, rank: 3 }] : []
  return [...series, ...target, ...bands, ...ghost]
}

const widthOf = (end: End, { u }: Pen): number => textWidth(end.text, FLOOR * u) + (end.level === null ? 0 : (MARK + 6) * u)

/** The room at the right that the words need. */
export const gutterOf = (ends: readonly End[], pen: Pen): number => Math.max(0, ...ends.map((end) => widthOf(end, pen))) + 16 * pen.u

/** The words, moved apart, each with a leader where it had to move; those without room are left out, last ranks first. */
export const drawEnds = (ends: readonly End[], axis: Axis, plot: Plot, pen: Pen): Shape[] => {
  const { u, tokens } = pen
  const row = 21 * u
  const room = Math.max(1, Math.floor((plot.bottom - plot.top) / row) + 1)
  const kept = [...ends].sort((a, b) => a.rank - b.rank).slice(0, room)
  const wanted = kept.map((end) => along(end.at, axis.ticks.low, axis.ticks.high, plot.bottom, plot.top))
  const placed = spread(wanted, row, plot.top, plot.bottom)
  return kept.flatMap((end, index): Shape[] => {
    const y = placed[index]!
    const from = plot.right + 7 * u
    const x = plot.right + 12 * u
    const moved = Math.abs(y - wanted[index]!) > 5 * u
    const leader = moved ? [segment(pen, [plot.right + 3 * u, wanted[index]!], [from + 3 * u, y], tokens.lineStrong)] : []
    const mark = end.level === null ? [] : [levelShape(pen, end.level, x + (MARK / 2) * u, y, MARK * u)]
    const left = end.level === null ? x : x + (MARK + 6) * u
    return [...leader, ...mark, words(pen, { x: left, y, text: end.text, colour: end.colour, weight: end.weight })]
  })
}
