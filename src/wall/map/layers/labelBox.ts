import type { Point, Polygon } from '../engine.ts'
import type { Box } from '../rings.ts'

/** What wants to be written: a name and, where it fits, its value. */
export interface LabelWish {
  code: string
  name: string
  value: string | null
  /** Type size of the name; a value is one smaller. */
  size: number
  at: Point
  polygons: readonly Polygon[]
  /** Higher comes first. */
  priority: number
  area: number
  /** Shown even across its border. */
  must: boolean
  /** May stand beside its unit with a leader. */
  leader: boolean
  /** Beside its unit unless it lies wholly in it: its outline is drawn. */
  whole?: boolean
  /** Where that leader starts, for one that must be seen and finds too little of its own unit under it. */
  from?: Point
}

/** A label with its place: `lines` are drawn around `at`, the middle of its box. */
export interface Label {
  code: string
  form: 'two' | 'one' | 'name'
  name: string
  value: string | null
  size: number
  at: Point
  box: Box
  inside: boolean
  leader: { from: Point; to: Point } | null
}

/** The width of a text in units: Chinese is as wide as high, Latin and figures about half. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce(
    (width, letter) => width + (letter.codePointAt(0)! > 0x2e7f ? size : letter === ' ' || letter === '.' ? size * 0.28 : size * 0.54),
    0,
  )

export type Form = Label['form']

/** Width and height of a label in a form. */
export const sizeOf = (wish: LabelWish, form: Form): [width: number, height: number] => {
  const name = widthOf(wish.name, wish.size)
  const value = wish.value === null ? 0 : widthOf(wish.value, wish.size)
  if (form === 'two') return [Math.max(name, value) + 4, wish.size * 2.15]
  if (form === 'one') return [name + value + 9, wish.size * 1.2]
  return [name + 4, wish.size * 1.2]
}

export const around = (at: Point, width: number, height: number): Box => [
  at[0] - width / 2,
  at[1] - height / 2,
  at[0] + width / 2,
  at[1] + height / 2,
]

const ROWS = [0.08, 0.5, 0.92]
const COLUMNS = [0.03, 0.25, 0.5, 0.75, 0.97]

/** The share of a box that lies inside polygons, by 15 points: each ring is walked once a row, which asks the same as `contains` of each. */
export const shareInside = ([left, top, right, bottom]: Box, polygons: readonly Polygon[]): number => {
  const xs = COLUMNS.map((share) => left + (right - left) * share)
  let inside = 0
  for (const row of ROWS) {
    const y = top + (bottom - top) * row
    const held = xs.map(() => false)
    for (const polygon of polygons) {
      const odd = xs.map(() => false)
      for (const ring of polygon)
        for (let at = 1; at < ring.length; at += 1) {
          const [ax, ay] = ring[at - 1]!
          const [bx, by] = ring[at]!
          if (ay > y === by > y) continue
          const crossing = ((bx - ax) * (y - ay)) / (by - ay) + ax
          for (let column = 0; column < xs.length; column += 1) if (xs[column]! < crossing) odd[column] = !odd[column]
        }
      for (let column = 0; column < xs.length; column += 1) held[column] ||= odd[column]!
    }
    inside += held.filter(Boolean).length
  }
  return inside / (ROWS.length * COLUMNS.length)
}

/** A place that a label could take. */
export interface Place {
  form: Form
  at: Point
  box: Box
  share: number
}
