import type { Band, Indicator } from '#contract/indicator.ts'
import { even } from './noise.ts'
import { DAY, GRAIN_LENGTH, HOUR, type Span } from './periods.ts'

/** The bands on one side, mildest first. */
const side = (bands: readonly Band[], which: 'above' | 'below'): number[] => bands.flatMap((band) => band[which] ?? [])

/**
 * Bends a value so that ordinary noise stays within 90 % of the way from the usual value to the mildest band:
 * a level is then the work of a trouble (or of the weather), not of a badly chosen spread.
 */
export const keepCalm = (value: number, usual: number, bands: readonly Band[]): number => {
  for (const which of ['above', 'below'] as const) {
    const limit = side(bands, which)[0]
    if (limit === undefined) continue
    const room = (limit - usual) * 0.9
    if (room === 0 || Math.sign(room) !== (which === 'above' ? 1 : -1)) continue
    const gone = (value - usual) / room
    if (gone > 0) return usual + room * Math.tanh(gone)
  }
  return value
}

/** Of 100 troubles: how many reach at least each level. */
const DEPTHS = [1, 0.42, 0.1, 0.004]

/** Months and longer drift into trouble and out again over so many periods, and never beyond yellow: a month does not leap and fall back. */
const DRIFT = 7

/** A trouble is a cell of time in which one figure of one region is off: how far (0 none, 1 full) and how deep. */
const cellOf = (span: Span, grain: Indicator['grain']): { cell: number; phase: number } => {
  const length = span.end - span.start
  const cell = length < DAY * 0.9 ? 5 * HOUR : length < 2 * DAY ? 3 * DAY : DRIFT * GRAIN_LENGTH[grain]
  const at = (span.start + span.end) / 2 / cell
  return { cell: Math.floor(at), phase: at - Math.floor(at) }
}

/** The value in trouble, or the value as it was. `chance` is per region and cell; figures of one mood are in trouble together. */
export const troubled = (
  seed: number,
  indicator: Indicator,
  mood: string,
  region: string,
  span: Span,
  value: number,
  chance: number,
): number => {
  const { cell, phase } = cellOf(span, indicator.grain)
  if (indicator.bands.length === 0 || indicator.grain === 'year' || even(seed, 'trouble', mood, region, cell) >= chance) return value
  const which =
    side(indicator.bands, 'above').length > 0 && side(indicator.bands, 'below').length > 0
      ? even(seed, 'way', mood, region, cell) < 0.5
        ? 'above'
        : 'below'
      : side(indicator.bands, 'above').length > 0
        ? 'above'
        : 'below'
  const limits = side(indicator.bands, which)
  const draw = even(seed, 'depth', mood, region, cell)
  const long = span.end - span.start >= 2 * DAY
  const depth = Math.min(DEPTHS.filter((reach) => draw < reach).length, limits.length, long ? 2 : limits.length) - 1
  const here = limits[depth]!
  const next = limits[depth + 1] ?? here + (here - (limits[depth - 1] ?? value)) * 0.5
  const target = here + (next - here) * (0.15 + 0.45 * even(seed, 'far', mood, region, cell))
  return value + (target - value) * Math.min(1, Math.sin(phase * Math.PI) * (long ? 1.25 : 1.8))
}
