import { LEVELS } from '#contract/names.ts'
import type { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'

/** Sorts by what needs to be seen: the gravest level first, then the worse value, what has none last. */
export const gravestFirst =
  (better: Indicator['better']) =>
  (a: State | undefined, b: State | undefined): number => {
    const levels = LEVELS.indexOf(b?.level ?? 'normal') - LEVELS.indexOf(a?.level ?? 'normal')
    if (levels !== 0) return levels
    if (a?.value == null || b?.value == null) return Number(a?.value == null) - Number(b?.value == null)
    return better === 'higher' ? a.value - b.value : b.value - a.value
  }
