import type { LonLat } from '#analysis/datum.ts'
import { isDashLine, type Outline } from './boundary.ts'
import type { Point, Polygon } from './engine.ts'
import { COUNTRY, isCountry, local, type Projection } from './projection.ts'
import { areaOf, type Box, boxOf, largest, overlaps, poleOf } from './rings.ts'

/** A unit on the plane. */
export interface Shape {
  code: string
  name: string
  polygons: readonly Polygon[]
  /** The same with fewer vertices and without islets, for questions that need no more. */
  rough: readonly Polygon[]
  box: Box
  area: number
  /** Where its name would best stand. */
  anchor: Point
}

/** A boundary laid on a panel: its units, the dashes (empty but on a map of China), and how any other point is laid. */
export interface Ground {
  country: boolean
  shapes: readonly Shape[]
  dashes: readonly Polygon[]
  box: Box
  project: (point: LonLat) => Point
  /** How much of a length from north to south is left by the tilt. */
  squash: number
  /** How high a unit of height is drawn: nothing when seen from straight above. */
  rise: number
}

/** From where the ground is looked at, in degrees: from straight above (0) or aslant, with which bearing up. */
export interface Aslant {
  tilt?: number
  turn?: number
}

/** Southernmost latitude on the main map of a country: the islands beyond stand in the inset. */
export const SOUTH = 17.9
const TILT = { country: 0.9, place: 0.8 } as const
/** Borders are drawn to this grain in units: what is finer cannot be seen and costs time. */
const GRAIN = { country: 0.5, place: 0.25 } as const
/** As many vertices of a ring are enough to find its middle, and to see what it covers. */
const ENOUGH = 120

const ringsOf = (outlines: readonly Outline[]): (readonly LonLat[])[] => outlines.flatMap((one) => one.polygons.flat())

const extent = (rings: readonly (readonly LonLat[])[]): Box => boxOf(rings)

/** The same vertex snaps to the same place on both sides of a border, so borders stay closed. */
const laid = (ring: readonly LonLat[], project: (point: LonLat) => Point, grain: number): Point[] => {
  const points: Point[] = []
  for (const position of ring) {
    const [x, y] = project(position)
    const point: Point = [Math.round(x / grain) * grain, Math.round(y / grain) * grain]
    const last = points.at(-1)
    if (last?.[0] !== point[0] || last[1] !== point[1]) points.push(point)
  }
  return points
}

const polygonsOf = (outline: Outline, project: (point: LonLat) => Point, grain: number): Polygon[] =>
  outline.polygons
    .map((polygon) => polygon.map((ring) => laid(ring, project, grain)).filter((ring) => ring.length >= 4))
    .filter((polygon) => polygon.length > 0)

const thinned = <T>(ring: readonly T[]): T[] => {
  const step = Math.ceil(ring.length / ENOUGH)
  return step === 1 ? [...ring] : ring.filter((_, at) => at % step === 0 || at === ring.length - 1)
}

interface Fit {
  scale: number
  left: number
  top: number
}

/** Where the land may stand in the room that is left, the middle first. */
const SEATS: readonly Point[] = [0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95, 0, 1]
  .flatMap((x) => [0.5, 0.25, 0.75, 0, 1].map((y): Point => [x, y]))
  .sort((a, b) => Math.hypot(a[0] - 0.5, a[1] - 0.5) - Math.hypot(b[0] - 0.5, b[1] - 0.5))

/** As large as the free box allows, then smaller and to the sides, until no vertex lies under what stands on the panel. */
const fitted = (points: readonly Point[], box: Box, free: Box, keepouts: readonly Box[]): Fit => {
  const width = box[2] - box[0]
  const height = box[3] - box[1]
  const most = Math.min((free[2] - free[0]) / width, (free[3] - free[1]) / height)
  const under = (fit: Fit, limit: number): number => {
    const boxes = keepouts.map((keep): Box => [
      (keep[0] - fit.left) / fit.scale + box[0],
      (keep[1] - fit.top) / fit.scale + box[1],
      (keep[2] - fit.left) / fit.scale + box[0],
      (keep[3] - fit.top) / fit.scale + box[1],
    ])
    let count = 0
    for (const [x, y] of points) {
      if (boxes.some((keep) => x > keep[0] && x < keep[2] && y > keep[1] && y < keep[3])) count += 1
      if (count >= limit) return count
    }
    return count
  }
  let best: Fit = { scale: most, left: 0, top: 0 }
  let fewest = Infinity
  for (let share = 1; share > 0.69; share -= 0.02) {
    const scale = most * share
    const slackX = free[2] - free[0] - width * scale
    const slackY = free[3] - free[1] - height * scale
    for (const [x, y] of SEATS) {
      const fit = { scale, left: free[0] + slackX * x, top: free[1] + slackY * y }
      const count = under(fit, fewest)
      if (count < fewest) {
        fewest = count
        best = fit
      }
      if (count === 0) return fit
    }
  }
  return best
}

const shapeOf = (outline: Outline, polygons: readonly Polygon[]): Shape => {
  const main = largest(polygons)
  return {
    code: outline.code,
    name: outline.name,
    polygons,
    rough: [main, ...polygons.filter((polygon) => polygon !== main && areaOf([polygon]) > 60)].map((polygon) => polygon.map(thinned)),
    box: boxOf(polygons.flat()),
    area: areaOf(polygons),
    anchor: poleOf(main.map(thinned)),
  }
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180
/** The sine of the tilt that `rise` is 1 at: a place's own. */
const USUAL = 0.6

/** Lays a boundary into the free box of a panel, clear of the keep-outs where that is possible. Y is squashed: the tilt. */
export const groundOf = (outlines: readonly Outline[], free: Box, keepouts: readonly Box[], aslant: Aslant = {}): Ground => {
  const units = outlines.filter((one) => !isDashLine(one.code))
  const span = extent(ringsOf(units))
  const country = isCountry(span[0], span[2])
  const flat: Projection = country ? COUNTRY : local((span[0] + span[2]) / 2, (span[1] + span[3]) / 2)
  const tilt = aslant.tilt === undefined ? (country ? TILT.country : TILT.place) : Math.cos(radians(aslant.tilt))
  const rise = aslant.tilt === undefined ? 1 : Math.sin(radians(aslant.tilt)) / USUAL
  const [cos, sin] = [Math.cos(radians(aslant.turn ?? 0)), Math.sin(radians(aslant.turn ?? 0))]
  const grain = country ? GRAIN.country : GRAIN.place
  const tilted = (point: LonLat): Point => {
    const [x, y] = flat(point)
    return [x * cos + y * sin, (y * cos - x * sin) * tilt]
  }
  const northern = (polygon: Outline['polygons'][number]): boolean => !country || polygon[0]!.some(([, lat]) => lat >= SOUTH)
  const main = units.map((one) => ({ ...one, polygons: one.polygons.filter(northern) })).filter((one) => one.polygons.length > 0)
  const points = ringsOf(main).flatMap((ring) => thinned(ring).map(tilted))
  const box = boxOf(ringsOf(main).map((ring) => ring.map(tilted)))
  const { scale, left, top } = fitted(points, box, free, keepouts)
  const project = (point: LonLat): Point => {
    const [x, y] = tilted(point)
    return [(x - box[0]) * scale + left, (y - box[1]) * scale + top]
  }
  const shapes = main.flatMap((one) => {
    const polygons = polygonsOf(one, project, grain)
    return polygons.length > 0 ? [shapeOf(one, polygons)] : []
  })
  const dashes = outlines
    .filter((one) => isDashLine(one.code))
    .flatMap((one) => polygonsOf({ ...one, polygons: one.polygons.filter(northern) }, project, grain))
  return { country, shapes, dashes, box: boxOf(shapes.flatMap((shape) => shape.polygons.flat())), project, squash: tilt, rise }
}

/** The outlines of units around the ground that reach into the panel. */
export const surroundings = (outlines: readonly Outline[], ground: Ground, panel: Box, without: string): Shape[] =>
  outlines
    .filter((one) => one.code !== without && !isDashLine(one.code))
    .flatMap((one) => {
      const polygons = polygonsOf(one, ground.project, 1).filter((polygon) => overlaps(boxOf(polygon), panel))
      return polygons.length > 0 ? [shapeOf(one, polygons)] : []
    })
