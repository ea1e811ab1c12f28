import { cellToBoundary, getHexagonAreaAvg, latLngToCell, UNITS } from 'h3-js'
import type { LonLat } from '#analysis/datum.ts'
import type { Face, Layer, Line, Point } from '../engine.ts'
import { moved } from '../rings.ts'
import { prism } from './prism.ts'

/** A cell of the H3 grid (WGS-84) and how many points lie in it. */
export interface Cell {
  id: string
  count: number
  /** Its closed outline in degrees. */
  outline: readonly LonLat[]
}

/** Counts points (WGS-84) by cell; the fullest first, then by id. */
export const cellsOf = (points: readonly LonLat[], resolution: number): Cell[] => {
  const counts = new Map<string, number>()
  for (const [lon, lat] of points) {
    const id = latLngToCell(lat, lon, resolution)
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return [...counts]
    .map(([id, count]) => ({ id, count, outline: cellToBoundary(id, true).map(([lon, lat]): LonLat => [lon, lat]) }))
    .sort((a, b) => b.count - a.count || a.id.localeCompare(b.id))
}

/** The mean area of a cell in km². */
export const cellArea = (resolution: number): number => getHexagonAreaAvg(resolution, UNITS.km2)

/** Upper bounds of three steps of a count, the last one the greatest count; fewer where counts are few. */
export const countSteps = (most: number): number[] =>
  [...new Set([1, Math.max(1, Math.round(most / 2)), most])].filter((bound) => bound > 0)

export const stepOfCount = (count: number, steps: readonly number[]): number => {
  const at = steps.findIndex((bound) => count <= bound)
  return at < 0 ? steps.length - 1 : at
}

/** A cell on the panel: its outline at the height of the slab below. */
export interface LaidCell {
  ring: Line
  count: number
}

/** Low prisms, higher and stronger by step. */
export const hexagonsLayer = (
  id: string,
  order: number,
  cells: readonly LaidCell[],
  colours: readonly string[],
  shade: string,
  rise: number,
): Layer => {
  const steps = countSteps(cells.reduce((most, cell) => Math.max(most, cell.count), 0))
  const southOf = (ring: Line): number => ring.reduce((most, [, y]: Point) => Math.max(most, y), -Infinity)
  const faces = [...cells]
    .sort((a, b) => southOf(a.ring) - southOf(b.ring))
    .flatMap(({ ring, count }): Face[] => {
      const step = stepOfCount(count, steps)
      const colour = colours[step + colours.length - steps.length] ?? colours.at(-1)!
      return prism({ code: null, ring, height: (3 + step * 5) * rise, colour, opacity: 0.9 }, shade)
    })
  const tops = cells.map(({ ring, count }) => moved([[ring]], 0, -(3 + stepOfCount(count, steps) * 5) * rise).flat())
  return { id, order, faces, strokes: [{ lines: tops.flat(), colour: shade, width: 0.8, opacity: 0.7 }] }
}
