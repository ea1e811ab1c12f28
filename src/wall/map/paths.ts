import type { Line, Polygon } from './engine.ts'

const number = (value: number): string => String(Math.round(value * 100) / 100)

const written = new WeakMap<Line, string>()
/** Shorter lines are written as quickly as they are found. */
const LONG = 16
/** A line as an SVG path; long ones are written once. */
export const linePath = (line: Line): string => {
  const known = line.length < LONG ? undefined : written.get(line)
  if (known !== undefined) return known
  const path = line.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${number(x)} ${number(y)}`).join('')
  if (line.length >= LONG) written.set(line, path)
  return path
}
export const linesPath = (lines: readonly Line[]): string => lines.map(linePath).join('')
/** Polygons as one SVG path, for the even-odd rule. */
export const polygonsPath = (polygons: readonly Polygon[]): string =>
  polygons.flatMap((polygon) => polygon.map((ring) => `${linePath(ring)}Z`)).join('')
