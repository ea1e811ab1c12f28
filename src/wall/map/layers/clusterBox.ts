import type { Point } from '../engine.ts'
import type { Box } from '../rings.ts'

/** What a cluster covers on the panel, around its middle there. */
export const clusterBox = ([x, y]: Point, single: boolean): Box =>
  single ? [x - 11, y - 11, x + 11, y + 11] : [x - 17, y - 24, x + 23, y + 16]
