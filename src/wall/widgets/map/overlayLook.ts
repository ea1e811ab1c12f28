import { mixed } from '../../map/colour.ts'
import type { Tokens } from '../../theme/tokens.ts'

/**
 * Colours of what lies over the regions. None is a level's, and none is the ramp's below it: counts of incidents in steps of
 * the second hue, columns and flows in the neutral tone of text, so that all of them can stand on one map.
 */
export const overlayLook = (tokens: Tokens) => {
  const { second, ground, text1, casing, text3 } = tokens
  return {
    cells: [mixed(second, ground, 0.5), mixed(second, ground, 0.2), mixed(second, text1, 0.3)],
    heat: [mixed(second, ground, 0.35), mixed(second, ground, 0.15), second, mixed(second, text1, 0.3), mixed(second, text1, 0.65)],
    columns: [mixed(text1, ground, 0.1), mixed(second, ground, 0.05)],
    negative: mixed(second, ground, 0.1),
    flow: text1,
    casing,
    missing: text3,
    shade: tokens.dark ? '#060B10' : '#3A4A58',
  } as const
}
export type OverlayLook = ReturnType<typeof overlayLook>
