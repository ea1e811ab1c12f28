import type { Face, Layer, Point, Polygon } from '../engine.ts'

/** A value that goes from one unit to another. */
export interface Flow {
  from: string
  to: string
  value: number
}

/** The greatest flows between two different units, and how many there were; what stays within a unit does not flow. */
export const greatestFlows = (flows: readonly Flow[], rows: number): { shown: Flow[]; all: number } => {
  const between = flows.filter(({ from, to, value }) => from !== to && Number.isFinite(value) && value > 0)
  const shown = [...between].sort((a, b) => b.value - a.value || a.from.localeCompare(b.from) || a.to.localeCompare(b.to)).slice(0, rows)
  return { shown, all: between.length }
}

const STEPS = 22
/** How far an arc bends to the right of its way, and how far it rises over the ground, by its length. */
const BEND = 0.12
const ARCH = 0.2
const NARROW = 0.16
const GAP = 7

const bezier = (a: Point, b: Point, c: Point, t: number): Point => [
  (1 - t) ** 2 * a[0] + 2 * t * (1 - t) * b[0] + t ** 2 * c[0],
  (1 - t) ** 2 * a[1] + 2 * t * (1 - t) * b[1] + t ** 2 * c[1],
]

/** An arc as an area: thin where it starts, as wide as its value where it ends, with an arrow's head. Both ways of a pair bend apart. */
export const arcOf = (from: Point, to: Point, width: number): Polygon | null => {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy)
  if (length < 4 * GAP) return null
  const top: Point = [(from[0] + to[0]) / 2 - dy * BEND, (from[1] + to[1]) / 2 + dx * BEND - length * ARCH]
  const head = Math.min(length * 0.3, Math.max(7, width * 1.7))
  const end = 1 - GAP / length
  const neck = Math.max(0.5, end - head / length)
  const left: Point[] = []
  const right: Point[] = []
  const across = (t: number): { at: Point; normal: Point } => {
    const at = bezier(from, top, to, t)
    const next = bezier(from, top, to, Math.min(1, t + 0.01))
    const before = bezier(from, top, to, Math.max(0, t - 0.01))
    const [vx, vy] = [next[0] - before[0], next[1] - before[1]]
    const size = Math.hypot(vx, vy) || 1
    return { at, normal: [-vy / size, vx / size] }
  }
  const put = (t: number, half: number): void => {
    const { at, normal } = across(t)
    left.push([at[0] + normal[0] * half, at[1] + normal[1] * half])
    right.push([at[0] - normal[0] * half, at[1] - normal[1] * half])
  }
  for (let at = 0; at <= STEPS; at += 1) {
    const share = at / STEPS
    put((GAP / 2 / length) * (1 - share) + neck * share, (width / 2) * (NARROW + (1 - NARROW) * share))
  }
  put(neck, width / 2 + Math.max(2.5, width * 0.45))
  const tip = bezier(from, top, to, end)
  const ring = [...left, tip, ...right.reverse()]
  return [[...ring, ring[0]!]]
}

export interface FlowsLook {
  colour: string
  casing: string
  /** Width of the greatest flow in units. */
  widest: number
  /** Its value, where it is drawn in another layer. */
  most?: number
}

const THINNEST = 1.6

/** Width of a flow in units, in proportion to its value down to the thinnest that is seen. */
export const flowWidth = (value: number, most: number, widest: number): number =>
  Math.max(THINNEST, most === 0 ? 0 : (value / most) * widest)

/** Flows as arcs, the greatest on top. A flow to or from a unit that is not on the panel is left out. */
export const flowsLayer = (
  id: string,
  order: number,
  flows: readonly Flow[],
  places: ReadonlyMap<string, Point>,
  look: FlowsLook,
): Layer => {
  const most = flows.reduce((greatest, { value }) => Math.max(greatest, value), look.most ?? 0)
  const faces = [...flows]
    .sort((a, b) => a.value - b.value)
    .flatMap(({ from, to, value }): Face[] => {
      const [start, goal] = [places.get(from), places.get(to)]
      const width = flowWidth(value, most, look.widest)
      const arc = start && goal ? arcOf(start, goal, width) : null
      const cased = start && goal ? arcOf(start, goal, width + 2) : null
      if (!arc || !cased) return []
      return [
        { code: null, polygons: [cased], colour: look.casing, opacity: 0.35 },
        { code: null, polygons: [arc], colour: look.colour, opacity: 0.5 + 0.4 * (value / most) },
      ]
    })
  return { id, order, faces, strokes: [] }
}
