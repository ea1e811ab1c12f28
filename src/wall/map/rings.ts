import type { Line, Point, Polygon } from './engine.ts'

/** [left, top, right, bottom]. */
export type Box = readonly [left: number, top: number, right: number, bottom: number]

/** Twice-signed area halved: positive when interior lies to the left of the way in y-up axes. */
export const signedArea = (ring: Line): number => {
  let sum = 0
  for (let at = 1; at < ring.length; at += 1) {
    const [ax, ay] = ring[at - 1]!
    const [bx, by] = ring[at]!
    sum += ax * by - bx * ay
  }
  return sum / 2
}

export const areaOf = (polygons: readonly Polygon[]): number =>
  polygons.reduce(
    (total, polygon) => total + polygon.reduce((area, ring, at) => area + (at === 0 ? 1 : -1) * Math.abs(signedArea(ring)), 0),
    0,
  )

export const boxOf = (lines: Iterable<Line>): Box => {
  let box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const line of lines)
    for (const [x, y] of line) box = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)]
  return box
}

export const overlaps = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
export const holds = (outer: Box, inner: Box): boolean =>
  inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3]

const crosses = (ring: Line, x: number, y: number): boolean => {
  let inside = false
  for (let at = 1; at < ring.length; at += 1) {
    const [ax, ay] = ring[at - 1]!
    const [bx, by] = ring[at]!
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

/** Whether a point lies in any of the polygons (even-odd). */
export const contains = (polygons: readonly Polygon[], [x, y]: Point): boolean =>
  polygons.some((polygon) => polygon.reduce((inside, ring) => inside !== crosses(ring, x, y), false))

const distanceTo = (polygon: Polygon, x: number, y: number): number => {
  let nearest = Infinity
  for (const ring of polygon)
    for (let at = 1; at < ring.length; at += 1) {
      const [ax, ay] = ring[at - 1]!
      const dx = ring[at]![0] - ax
      const dy = ring[at]![1] - ay
      const along = dx === 0 && dy === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
      nearest = Math.min(nearest, (x - ax - dx * along) ** 2 + (y - ay - dy * along) ** 2)
    }
  return Math.sqrt(nearest)
}

/** The point of a polygon farthest from its border, found on a grid refined three times (polylabel's question, coarser). */
export const poleOf = (polygon: Polygon): Point => {
  let [left, top, right, bottom] = boxOf(polygon.slice(0, 1))
  let best: Point = [(left + right) / 2, (top + bottom) / 2]
  let room = contains([polygon], best) ? distanceTo(polygon, best[0], best[1]) : -1
  for (let turn = 0; turn < 3; turn += 1) {
    const stepX = (right - left) / 12
    const stepY = (bottom - top) / 12
    for (let row = 0; row <= 12; row += 1)
      for (let column = 0; column <= 12; column += 1) {
        const x = left + column * stepX
        const y = top + row * stepY
        if (!contains([polygon], [x, y])) continue
        const found = distanceTo(polygon, x, y)
        if (found > room) {
          room = found
          best = [x, y]
        }
      }
    left = best[0] - stepX
    right = best[0] + stepX
    top = best[1] - stepY
    bottom = best[1] + stepY
  }
  return best
}

const cut = (ring: Line, inside: (point: Point) => number): Line => {
  const kept: Point[] = []
  for (let at = 0; at < ring.length; at += 1) {
    const here = ring[at]!
    const before = ring[(at + ring.length - 1) % ring.length]!
    const [a, b] = [inside(before), inside(here)]
    if (a >= 0 !== b >= 0) kept.push([before[0] + ((here[0] - before[0]) * a) / (a - b), before[1] + ((here[1] - before[1]) * a) / (a - b)])
    if (b >= 0) kept.push(here)
  }
  return kept.length > 0 && kept[0] !== kept.at(-1) ? [...kept, kept[0]!] : kept
}

/** Polygons cut to a box (Sutherland and Hodgman 1974); rings may run along its sides. */
export const clip = (polygons: readonly Polygon[], [left, top, right, bottom]: Box): Polygon[] =>
  polygons
    .map((polygon) =>
      polygon
        .map((ring) =>
          [(p: Point) => p[0] - left, (p: Point) => right - p[0], (p: Point) => p[1] - top, (p: Point) => bottom - p[1]].reduce(cut, ring),
        )
        .filter((ring) => ring.length >= 4),
    )
    .filter((polygon) => polygon.length > 0)

export const moved = (polygons: readonly Polygon[], dx: number, dy: number): Polygon[] =>
  polygons.map((polygon) => polygon.map((ring) => ring.map(([x, y]): Point => [x + dx, y + dy])))

const lifts = new WeakMap<readonly Polygon[], { by: number; polygons: readonly Polygon[] }>()
/** Polygons moved up; as often as it is asked, the same object for the height asked for last. */
export const lifted = (polygons: readonly Polygon[], by: number): readonly Polygon[] => {
  if (by === 0) return polygons
  const known = lifts.get(polygons)
  if (known?.by === by) return known.polygons
  const made = moved(polygons, 0, -by)
  lifts.set(polygons, { by, polygons: made })
  return made
}

/** The largest of several polygons. */
export const largest = (polygons: readonly Polygon[]): Polygon =>
  polygons.reduce((best, polygon) => (areaOf([polygon]) > areaOf([best]) ? polygon : best), polygons[0] ?? [])
