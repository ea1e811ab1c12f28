import { readFileSync } from 'node:fs'
import { type Outline, parseBoundary } from '#wall/map/boundary.ts'
import type { Corners } from '#wall/widgets/map/corners.ts'

/** A boundary file as the wall ships it. */
export const shipped = (name: 'china' | 'chongqing' | 'beijing'): Outline[] =>
  parseBoundary(name, JSON.parse(readFileSync(new URL(`../../../public/boundaries/${name}.json`, import.meta.url), 'utf8')))

/** Words in the corners of a map as the wall has them, with so many rows of a legend. */
export const cornersFor = (legend = 0): Corners => ({
  key: [236, 84],
  attribution: [560, 22],
  room: 640,
  legend: Array.from({ length: legend }, () => 230),
  total: [224, 110],
  levels: 200,
})
