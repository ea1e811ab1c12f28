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

/** The value axis of a trend: bars and areas start at zero, lines where the values are. */
export const axisOf = (plan: TrendPlan, wanted: number): Axis => {
  const values = [...plan.series.flatMap((one) => one.values), ...(plan.ghost?.values ?? [])].filter((value) => value !== null)
  const fromZero = plan.shape !== 'line'
  const low = Math.min(...values, ...(fromZero ? [0] : []))
  const high = Math.max(...values, ...(fromZero ? [0] : []))
  const span = high - low || Math.abs(high) || 1
  const near = (at: number, reach: number): boolean => at >= low - span * reach && at <= high + span * reach
  const target = plan.target && near(plan.target.at, REACH.target) ? plan.target : null
  const bands = plan.bands.filter((band) => near(band.at, REACH.band))
  const marks = [...bands.map((band) => band.at), ...(target ? [target.at] : [])]
  return { ticks: ticksFor(Math.min(low, ...marks), Math.max(high, ...marks), wanted, fromZero), bands, target }
}
