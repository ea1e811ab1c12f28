import type { Band } from '#contract/indicator.ts'
import type { Level } from '#contract/names.ts'
import { graver, worst } from './levels.ts'

/** How far a value is past a band's bound, positive inside; 0 is on the bound. */
const depth = (value: number, band: Band): number => (band.above === undefined ? band.below! - value : value - band.above)

/**
 * The level of a value, given the level before. A level is entered on reaching its bound (≥ above, ≤ below), at once;
 * it is left only when the value is back by `hysteresis`, for the gravest level then still reached or held.
 * No value changes no level: absence is not `normal`.
 */
export const judgeLevel = (value: number | null, bands: readonly Band[], hysteresis: number, before: Level): Level => {
  if (value === null || Number.isNaN(value)) return before
  const reached = worst(bands.filter((band) => depth(value, band) >= 0).map((band) => band.level))
  const held = worst(bands.filter((band) => !graver(band.level, before) && depth(value, band) > -hysteresis).map((band) => band.level))
  return worst([reached, held])
}
