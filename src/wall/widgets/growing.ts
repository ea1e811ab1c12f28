import type { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'

/** A total whose period still runs: less than it will be, so a line through it would fall without a cause. */
export const growing = (indicator: Pick<Indicator, 'gather'>, state: State | undefined, now: number): boolean => {
  if (indicator.gather !== 'sum' && indicator.gather !== 'count') return false
  const period = state?.freshness === 'lost' ? null : state?.period
  return period != null && period.until !== null && Date.parse(period.end) > now
}
