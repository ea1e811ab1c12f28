import type { Indicator } from '#contract/indicator.ts'
import { DAY, HOUR, localTime, MINUTE, periodOf, type Span, startOf } from '../city/periods.ts'
import type { Profile } from '../city/profile.ts'
import { type Cadence, LATEST_PHASE, nextDue } from './cadence.ts'
import { basesOf, depthOf } from './depth.ts'

/** A piece of the past that is sent whole: one period of one figure for all who report it, or one day of its instants. */
export interface Lot {
  indicator: Indicator
  as: 'periods' | 'instants'
  /** The period, or the day (until now for today). */
  span: Span
  /** Series of a period. */
  wide: number
  rows: number
}

export interface LotsAsk {
  indicator: Indicator
  profile: Profile
  cadence: Cadence
  now: number
  reporters: number
  /** Series of one region. */
  series: number
}

/** Series a period up to which a figure's past days come first. */
const NARROW = 60

/** How far apart the instants of a past day stand: close on the days that today is compared with, wider between them. */
export const coarseStep = (cadence: Cadence, wide: number, back: number): number => {
  const close = back < 2 ? 30 * MINUTE : back === 7 ? (wide <= NARROW ? 30 : 60) * MINUTE : (wide <= NARROW ? 2 : 4) * HOUR
  return Math.max(close, cadence.every)
}

const daysBack = (day: Span, now: number): number => Math.round((startOf('day', now) - day.start) / DAY)

/** Pieces of a day of instants, newest last: back from a region's own last stamp so that live goes on without gap or overlap. */
export const coarseSpans = (
  indicator: Indicator,
  region: string,
  seed: number,
  cadence: Cadence,
  wide: number,
  day: Span,
  now: number,
): Span[] => {
  const running = now < day.end
  const last = running ? nextDue(indicator, region, seed, cadence, now).span.start : day.end - 1000
  const step = coarseStep(cadence, wide, daysBack(day, now))
  const spans: Span[] = []
  for (let end = last; end > day.start; end -= step) spans.push({ start: Math.max(day.start, end - step), end })
  return spans.filter((span) => span.end - span.start >= MINUTE || spans.length === 1).reverse()
}

const published = (profile: Profile, indicator: Indicator, span: Span): boolean =>
  !(profile.noJanuary === true && indicator.grain === 'month' && localTime(span.start).month === 0)

/** The past of one figure: what the scenes' bases need first, then the rest, each newest first. */
export const lotsOf = ({ indicator, profile, cadence, now, reporters, series }: LotsAsk): { first: Lot[]; rest: Lot[] } => {
  const gathered: Span[] = []
  const first: Lot[] = []
  const rest: Lot[] = []
  const wide = reporters * series
  const days = indicator.compare === 'weekday' ? 8 : 2
  let newest = now - cadence.lag - LATEST_PHASE
  if (cadence.kind === 'instants') {
    for (let back = 0; back < days; back++) {
      if (wide > NARROW && back > 1 && back < 7) continue
      const span = periodOf('day', now, -back)
      gathered.push(span)
      const length = Math.min(now, span.end) - span.start
      const lot: Lot = {
        indicator,
        as: 'instants',
        span,
        wide,
        rows: wide * Math.max(1, Math.ceil(length / coarseStep(cadence, wide, back))),
      }
      if (back === 0 || (wide <= NARROW && (back === 1 || back === 7))) first.push(lot)
      else rest.push(lot)
    }
    if (indicator.grain === 'minute') return { first, rest }
    newest = startOf('day', now, -1) - HOUR
  } else newest = startOf(indicator.grain, newest) - 1
  const bases = cadence.kind === 'instants' ? basesOf(indicator.grain).filter((step) => step > 1) : basesOf(indicator.grain)
  const offset =
    cadence.kind === 'instants'
      ? Math.round((startOf(indicator.grain, now) - startOf(indicator.grain, newest)) / (indicator.grain === 'day' ? DAY : HOUR))
      : 0
  const depth = depthOf(indicator.grain, wide)
  const steps = new Set([...Array.from({ length: depth }, (_, i) => i), ...bases.map((step) => step - offset).filter((step) => step >= 0)])
  for (const step of [...steps].toSorted((a, b) => a - b)) {
    const span = periodOf(indicator.grain, newest, -step)
    if (!published(profile, indicator, span) || gathered.some((day) => day.start <= span.start && span.end <= day.end)) continue
    const lot: Lot = { indicator, as: 'periods', span, wide, rows: wide }
    if (bases.includes(step + offset)) first.push(lot)
    else rest.push(lot)
  }
  return { first, rest }
}
