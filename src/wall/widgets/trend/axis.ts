import { type Ticks, ticksFor } from '../../charts/ticks.ts'
import type { PlannedBand, TrendPlan } from './plan.ts'

export interface Axis {
  readonly ticks: Ticks
  /** The bands and the target that lie on the axis without squashing the series. */
  readonly bands: readonly PlannedBand[]
  readonly target: TrendPlan['target']
}

/** A mark farther from the values than so many times their span is not drawn: the series would lie flat. */
const REACH = { target: 1.5, band: 0.8 }

/** Values that use less of the height than this get an axis with more lines, if that brings it nearer to them. */
const USED = 0.65

/** The value axis of a trend: bars and areas start at zero, lines where the values are. `wanted` lines, and up to `most` for values that would use little of it. */
export const axisOf = (plan: TrendPlan, wanted: number, most = wanted): Axis => {
  const values = [...plan.series.flatMap((one) => one.values), ...(plan.ghost?.values ?? [])].filter((value) => value !== null)
  const fromZero = plan.shape !== 'line'
  const low = Math.min(...values, ...(fromZero ? [0] : []))
  const high = Math.max(...values, ...(fromZero ? [0] : []))
  const span = high - low || Math.abs(high) || 1
  const near = (at: number, reach: number): boolean => at >= low - span * reach && at <= high + span * reach
  const target = plan.target && near(plan.target.at, REACH.target) ? plan.target : null
  const bands = plan.bands.filter((band) => near(band.at, REACH.band))
  const marks = [...bands.map((band) => band.at), ...(target ? [target.at] : [])]
  const [from, to] = [Math.min(low, ...marks), Math.max(high, ...marks)]
  const ticks = ticksFor(from, to, wanted, fromZero)
  const finer = ticksFor(from, to, most, fromZero)
  const used = (to - from) / (ticks.high - ticks.low)
  const nearer = used < USED && finer.high - finer.low < ticks.high - ticks.low
  return { ticks: nearer ? finer : ticks, bands, target }
}
