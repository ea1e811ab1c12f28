import type { Line, Polygon } from './engine.ts'

const number = (value: number): string => String(Math.round(value * 100) / 100)

/** A line as an SVG path. */
export const linePath = (line: Line): string => line.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${number(x)} ${number(y)}`).join('')
export const linesPath = (lines: readonly Line[]): string => lines.map(linePath).join('')
/** Polygons as one SVG path, for the even-odd rule. */
export const polygonsPath = (polygons: readonly Polygon[]): string =>
  polygons.flatMap((polygon) => polygon.map((ring) => `${linePath(ring)}Z`)).join('')
