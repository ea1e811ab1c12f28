import type { Line, Point, Polygon } from '../engine.ts'
import { boxOf, contains } from '../rings.ts'

/** Lines at 45° (rising to the right), `every` units apart, cut to polygons by the even-odd rule. */
export const hatch = (polygons: readonly Polygon[], every: number): Line[] => {
  const lines: Line[] = []
  const gap = every * Math.SQRT2
  for (const polygon of polygons) {
    const [left, top, right, bottom] = boxOf(polygon)
    for (let c = Math.ceil((left + top) / gap) * gap; c <= right + bottom; c += gap) {
      const hits: number[] = []
      for (const ring of polygon)
        for (let at = 1; at < ring.length; at += 1) {
          const [ax, ay] = ring[at - 1]!
          const [bx, by] = ring[at]!
          const [a, b] = [ax + ay - c, bx + by - c]
          if (a > 0 !== b > 0) hits.push(ax + ((bx - ax) * a) / (a - b))
        }
      hits.sort((a, b) => a - b)
      for (let at = 1; at < hits.length; at += 2) {
        const [from, to] = [hits[at - 1]!, hits[at]!]
        if (to - from > 0.5)
          lines.push([
            [from, c - from],
            [to, c - to],
          ])
      }
    }
  }
  return lines
}

/** Small diamonds on a staggered grid inside polygons: dots for an engine that knows only areas. */
export const dots = (polygons: readonly Polygon[], every: number, radius: number): Polygon[] => {
  const found: Polygon[] = []
  for (const polygon of polygons) {
    const [left, top, right, bottom] = boxOf(polygon)
    for (let row = Math.ceil(top / every); row * every < bottom; row += 1)
      for (let column = Math.ceil(left / every); column * every < right; column += 1) {
        const x = (column + (row % 2) / 2) * every
        const y = row * every
        if (!contains([polygon], [x, y])) continue
        const corners = Array.from({ length: 9 }, (_, at): Point => [
          x + radius * Math.cos((at * Math.PI) / 4),
          y + radius * Math.sin((at * Math.PI) / 4),
        ])
        found.push([corners])
      }
  }
  return found
}
