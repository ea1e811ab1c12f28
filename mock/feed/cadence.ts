import type { Indicator } from '#contract/indicator.ts'
import { even } from '../city/noise.ts'
import { GRAIN_LENGTH, lengthOf, MINUTE, periodOf, type Span } from '../city/periods.ts'

/** When a figure is sent: as instants inside the running period, or once a period after its end. */
export interface Cadence {
  kind: 'instants' | 'periods'
  /** Between two instants of one region, ms. */
  every: number
  /** From the end of what is measured to its sending, ms. */
  lag: number
}

/** An indicator's rhythm; `speed` shortens the wait between instants. A feed keeps within its declared `due`. */
export const cadenceOf = (indicator: Indicator, seed: number, speed = 1): Cadence => {
  const every = indicator.every ? lengthOf(indicator.every) : GRAIN_LENGTH[indicator.grain]
  const due = lengthOf(indicator.due)
  if (indicator.grain === 'minute' || every < GRAIN_LENGTH[indicator.grain] * 0.9) {
    return {
      kind: 'instants',
      every: Math.max(5000, every / speed),
      lag: Math.min(due * 0.5, 2000 + 6000 * even(seed, 'lag', indicator.id)),
    }
  }
  return { kind: 'periods', every, lag: due * (0.25 + 0.35 * even(seed, 'lag', indicator.id)) }
}

/** The longest that a region's own moment comes after its period's first. */
export const LATEST_PHASE = 4 * MINUTE

/** A region's own moment inside the wait, so that a whole city never speaks at once. */
export const phaseOf = (indicator: Indicator, region: string, seed: number, cadence: Cadence): number =>
  cadence.kind === 'instants'
    ? even(seed, 'phase', indicator.id, region) * cadence.every
    : even(seed, 'phase', indicator.id, region) * Math.min(LATEST_PHASE, lengthOf(indicator.due) * 0.3)

/** The first sending of a region after `after` (wall clock), and what it is about; instants stand for the span since the one before. */
export const nextDue = (
  indicator: Indicator,
  region: string,
  seed: number,
  cadence: Cadence,
  after: number,
): { at: number; span: Span } => {
  const phase = phaseOf(indicator, region, seed, cadence)
  const shift = cadence.lag + phase
  if (cadence.kind === 'periods') {
    const span = periodOf(indicator.grain, after - shift)
    return { at: span.end + shift, span }
  }
  const step = Math.floor((after - shift) / cadence.every) + 1
  const end = Math.round((step * cadence.every + phase) / 1000) * 1000
  return { at: step * cadence.every + shift, span: { start: end - Math.round(cadence.every / 1000) * 1000, end } }
}
