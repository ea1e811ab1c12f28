import { type Plot, textWidth } from '../../charts/layout.ts'
import { segment, type Shape, words } from '../../charts/shapes.ts'
import { FLOOR, type Pen } from '../../charts/style.ts'
import type { Language } from '../../stores/language.ts'
import { type Box, meets } from './labels.ts'
import type { ScatterPlan } from './plan.ts'
import { SCATTER_WORDS } from './words.ts'

export const LABEL = 20

/** A plan at its place on the panel. */
export interface Place {
  readonly plan: ScatterPlan
  readonly plot: Plot
  readonly pen: Pen
  readonly x: (value: number) => number
  readonly y: (value: number) => number
}

export const boxOf = (left: number, middle: number, width: number, height: number): Box => ({
  left,
  top: middle - height / 2,
  right: left + width,
  bottom: middle + height / 2,
})

interface Spoken {
  readonly shapes: Shape[]
  readonly boxes: Box[]
}

/** The medians with their words, and the words of the two corners where both are better or worse: only where no point lies. */
export const quadrants = ({ plan, plot, pen, x, y }: Place, dots: readonly Box[], language: Language): Spoken => {
  const { u, tokens } = pen
  const said = SCATTER_WORDS[language]
  const [mx, my] = [x(plan.x.median), y(plan.y.median)]
  const shapes = [
    segment(pen, [mx, plot.top], [mx, plot.bottom], tokens.text3, 1, [4, 4]),
    segment(pen, [plot.left, my], [plot.right, my], tokens.text3, 1, [4, 4]),
  ]
  const boxes: Box[] = []
  const [high, low, right] = [plot.top + 10 * u, plot.bottom - 11 * u, (width: number): number => plot.right - width]
  const speak = (text: string, places: (width: number) => readonly (readonly [left: number, middle: number])[]): void => {
    const width = textWidth(text, FLOOR * u)
    const free = places(width)
      .map(([from, middle]) => ({ from, middle, box: boxOf(from, middle, width, LABEL * u) }))
      .find(({ from, box }) => from >= plot.left && from + width <= plot.right + 1 && ![...dots, ...boxes].some((one) => meets(box, one)))
    if (free === undefined) return
    boxes.push(free.box)
    shapes.push(words(pen, { x: free.from, y: free.middle, text, colour: tokens.text3, casing: true }))
  }
  const [across, up] = [plan.x, plan.y].map((axis) => `${said.median} ${axis.medianText}`) as [string, string]
  speak(across, (width) =>
    [high, low].flatMap(
      (middle) =>
        [
          [mx + 5 * u, middle],
          [mx - 5 * u - width, middle],
        ] as const,
    ),
  )
  speak(up, (width) =>
    [my - 11 * u, my + 12 * u].flatMap(
      (middle) =>
        [
          [right(width), middle],
          [plot.left + 4 * u, middle],
        ] as const,
    ),
  )
  if (plan.x.better === 0 || plan.y.better === 0) return { shapes, boxes }
  const corner = (side: number, height: number) => (width: number) => {
    const [from, middle] = [side > 0 ? right(width) : plot.left + 4 * u, height > 0 ? high : low]
    const crossed = Math.abs(my - middle) < (LABEL / 2) * u || (mx > from && mx < from + width)
    return crossed ? [] : [[from, middle] as const]
  }
  speak(said.good, corner(plan.x.better, plan.y.better))
  speak(said.bad, corner(-plan.x.better, -plan.y.better))
  return { shapes, boxes }
}
