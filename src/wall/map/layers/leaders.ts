import type { Point } from '../engine.ts'
import { type Box, overlaps } from '../rings.ts'
import { around, type Form, type Label, type LabelWish, type Place, sizeOf } from './labelBox.ts'

const LEADERS: readonly Point[] = [30, 42, 55, 70, 88, 108, 132, 160].flatMap((radius) =>
  Array.from({ length: 24 }, (_, at): Point => [Math.cos((at * Math.PI) / 12) * radius, Math.sin((at * Math.PI) / 12) * radius]),
)

/** A label this near to another's point would be read as that one's. */
const APART = 14
const grown = ([left, top, right, bottom]: Box): Box => [left - APART, top - APART, right + APART, bottom + APART]

/** Whether two segments cross. */
const cross = (a: Point, b: Point, c: Point, d: Point): boolean => {
  const side = (p: Point, q: Point, r: Point): number => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

/** What stands around a label that looks for its place. */
export interface Surroundings {
  free: (box: Box) => boolean
  /** The share of a box that lies over any unit. */
  land: (box: Box) => number
  taken: readonly Box[]
  leaders: readonly NonNullable<Label['leader']>[]
  /** Around the points from which other leaders start. */
  points: readonly Box[]
}

/** A place beside a unit, where its leader ends, and how ill it is: length, land covered, lines crossed. */
export interface Beside {
  place: Place
  to: Point
  cost: number
}

export const beside = (wish: LabelWish, { free, land, taken, leaders, points }: Surroundings): Beside | null => {
  const passes = (to: Point): number =>
    leaders.filter((leader) => cross(wish.at, to, leader.from, leader.to)).length * 200 +
    [...taken, ...points].filter(
      ([left, top, right, bottom]) => cross(wish.at, to, [left, top], [right, bottom]) || cross(wish.at, to, [left, bottom], [right, top]),
    ).length *
      90
  const form: Form = wish.value === null ? 'name' : 'one'
  const [width, height] = sizeOf(wish, form)
  let best: Beside | null = null
  let least = Infinity
  for (const [dx, dy] of LEADERS) {
    const to: Point = [wish.at[0] + dx, wish.at[1] + dy]
    const at: Point = [to[0] + (dx < -1 ? -1 : 1) * (width / 2 + 3), to[1]]
    const box = around(at, width, height)
    if (!free(box) || Math.hypot(dx, dy) >= least) continue
    const near = points.filter((point) => overlaps(grown(point), box)).length
    const cost = Math.hypot(dx, dy) + 110 * land(box) + 80 * near + passes(to)
    if (cost >= least) continue
    least = cost
    best = { place: { form, at, box, share: 0 }, to, cost }
  }
  return best
}

/** The orders in which small units may choose a place beside them; the best of all is taken. */
export const SEATINGS: readonly ((a: LabelWish, b: LabelWish) => number)[] = [
  (a, b) => b.area - a.area || a.code.localeCompare(b.code),
  (a, b) => b.at[0] - a.at[0],
  (a, b) => b.at[1] - a.at[1],
  (a, b) => a.at[1] - b.at[1],
]
