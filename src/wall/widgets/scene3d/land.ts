import { isDashLine, type Outline } from '../../map/boundary.ts'
import type { Point, Polygon } from '../../map/engine.ts'
import { COUNTRY, isCountry, local, type Projection } from '../../map/projection.ts'
import { boxOf, largest, poleOf } from '../../map/rings.ts'

/** A unit on flat land: 1,000 wide, y up. */
export interface Block {
  readonly code: string
  readonly name: string
  readonly polygons: readonly Polygon[]
  /** Inside, far from the border. */
  readonly anchor: Point
}
export interface Land {
  readonly blocks: readonly Block[]
  /** The line in the South China Sea; empty but on a map of China. */
  readonly dashes: readonly Polygon[]
  readonly width: number
  readonly depth: number
}

export const LAND_WIDTH = 1000
/** Borders to this grain: a column's edge is no finer on any wall. */
const GRAIN = 1
const ENOUGH = 90

const laid = (ring: readonly Point[], to: (point: Point) => Point): Point[] => {
  const points: Point[] = []
  for (const position of ring) {
    const point = to(position)
    const last = points.at(-1)
    if (last?.[0] !== point[0] || last[1] !== point[1]) points.push(point)
  }
  return points
}
const thinned = (ring: readonly Point[]): Point[] => {
  const step = Math.ceil(ring.length / ENOUGH)
  return step === 1 ? [...ring] : ring.filter((_, at) => at % step === 0 || at === ring.length - 1)
}

/** Lays a boundary on flat land, all of it: islands and dashes too. */
export const landOf = (outlines: readonly Outline[]): Land => {
  const span = boxOf(outlines.filter((one) => !isDashLine(one.code)).flatMap((one) => one.polygons.flat()))
  const flat: Projection = isCountry(span[0], span[2]) ? COUNTRY : local((span[0] + span[2]) / 2, (span[1] + span[3]) / 2)
  const box = boxOf(outlines.flatMap((one) => one.polygons.flat().map((ring) => ring.map(flat))))
  const scale = LAND_WIDTH / (box[2] - box[0])
  const to = (position: Point): Point => {
    const [x, y] = flat(position)
    return [Math.round(((x - box[0]) * scale) / GRAIN) * GRAIN, Math.round(((box[3] - y) * scale) / GRAIN) * GRAIN]
  }
  const polygonsOf = (outline: Outline): Polygon[] =>
    outline.polygons
      .map((polygon) => polygon.map((ring) => laid(ring, to)).filter((ring) => ring.length >= 4))
      .filter((polygon) => polygon.length > 0)
  return {
    blocks: outlines
      .filter((one) => !isDashLine(one.code))
      .flatMap((one) => {
        const polygons = polygonsOf(one)
        return polygons.length === 0 ? [] : [{ code: one.code, name: one.name, polygons, anchor: poleOf(largest(polygons).map(thinned)) }]
      }),
    dashes: outlines.filter((one) => isDashLine(one.code)).flatMap(polygonsOf),
    width: LAND_WIDTH,
    depth: (box[3] - box[1]) * scale,
  }
}
