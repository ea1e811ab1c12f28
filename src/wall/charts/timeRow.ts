import type { Grain } from '#contract/names.ts'
import type { Language } from '../stores/language.ts'
import { type Plot, textWidth } from './layout.ts'
import { type Shape, words } from './shapes.ts'
import { FLOOR, type Pen } from './style.ts'
import { evenPlaces, timePlaces, timeWords } from './times.ts'

/** Of so few times either all are named or every second or third: uneven steps would show. */
const FEW = 7

/** Three or four times along the bottom of a plot, the first and the last flush with it; `x` is the px of a slot. */
export const timeRow = (
  plot: Plot,
  labels: readonly string[],
  grain: Grain,
  pen: Pen,
  language: Language,
  x: (slot: number) => number,
): Shape[] => {
  const room = plot.right - plot.left
  const widthOf = (places: readonly number[]): number[] =>
    timeWords(
      places.map((at) => labels[at]!),
      grain,
      language,
    ).map((text) => textWidth(text, FLOOR * pen.u))
  const most = Math.max(2, Math.min(4, Math.floor(room / (88 * pen.u))))
  const even = timePlaces(labels.length, most)
  const fits = even.length < 2 || widthOf(even).reduce((sum, width) => sum + width + 8 * pen.u, 0) <= room
  const last = labels.length - 1
  const widest = Math.max(0, ...widthOf(labels.map((_, at) => at)))
  // The first and the last stand flush, half a word nearer to their neighbours.
  const hasRoom = (step: number): boolean => (step * room) / last >= widest * (step === last ? 2 : 1.5) + 8 * pen.u
  const places = last > 0 && labels.length <= FEW ? evenPlaces(labels.length, hasRoom) : fits ? even : even.slice(-1)
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
