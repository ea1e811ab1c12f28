import type { Point } from '../../map/engine.ts'

const HALF = 2
const toHalf = (value: number): number => Math.round(value * HALF) / HALF

/** Where a mark of many points stands, to half a unit: a few of them that moved do not move it to be seen. */
export const placeOf = ([x, y]: Point): string => `translate(${toHalf(x)} ${toHalf(y)})`
