import type { Point, Polygon } from '../engine.ts'
import { type Box, contains } from '../rings.ts'

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

/** The share of a box that lies inside polygons, by 15 points. */
export const shareInside = (box: Box, polygons: readonly Polygon[]): number => {
  let inside = 0
  for (const y of [0.08, 0.5, 0.92])
    for (const x of [0.03, 0.25, 0.5, 0.75, 0.97])
      if (contains(polygons, [box[0] + (box[2] - box[0]) * x, box[1] + (box[3] - box[1]) * y])) inside += 1
  return inside / 15
}

/** A place that a label could take. */
export interface Place {
  form: Form
  at: Point
  box: Box
  share: number
}
