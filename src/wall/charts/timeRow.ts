import type { Grain } from '#contract/names.ts'
import type { Language } from '../stores/language.ts'
import { type Plot, textWidth } from './layout.ts'
import { type Shape, words } from './shapes.ts'
import { FLOOR, type Pen } from './style.ts'
import { timePlaces, timeWords } from './times.ts'

/** Three or four times along the bottom of a plot, the first and the last flush with it; `x` is the px of a slot. */
export const timeRow = (
  plot: Plot,
  labels: readonly string[],
  grain: Grain,
  pen: Pen,
  language: Language,
  x: (slot: number) => number,
): Shape[] => {
  const most = Math.max(2, Math.min(4, Math.floor((plot.right - plot.left) / (88 * pen.u))))
  const even = timePlaces(labels.length, most)
  const room =
    even.length < 2 ||
    timeWords(
      even.map((at) => labels[at]!),
      grain,
      language,
    ).reduce((sum, text) => sum + textWidth(text, FLOOR * pen.u) + 8 * pen.u, 0) <=
      plot.right - plot.left
  const places = room ? even : even.slice(-1)
  const said = timeWords(
    places.map((at) => labels[at]!),
    grain,
    language,
  )
  return places.map((at, index) => {
    const width = textWidth(said[index]!, FLOOR * pen.u)
    const left = Math.min(Math.max(x(at) - width / 2, plot.left), plot.right - width)
    const edge = places.length > 1 && index === places.length - 1 ? { x: plot.right, align: 'right' as const } : { x: left }
    const put = index === 0 ? { x: plot.left } : edge
    return words(pen, { ...put, y: plot.bottom + 10 * pen.u, text: said[index]!, colour: pen.tokens.text3, valign: 'top' })
  })
}
