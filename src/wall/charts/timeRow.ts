import type { Grain } from '#contract/names.ts'
import type { Language } from '../stores/language.ts'
import { type Plot, textWidth } from './layout.ts'
import { type Shape, words } from './shapes.ts'
import { FLOOR, type Pen } from './style.ts'
import { evenPlaces, timePlaces, timeWords } from './times.ts'

/** Of so few times either all are named or every second or third: uneven steps would show. */
const FEW = 7

/** Between two times, px at 1080 lines. */
const AIR = 20
const MOST = [4, 3, 2]

/** Three or four times along the bottom of a plot, two where no more have room, the first and the last flush with it; `x` is the px of a slot. */
export const timeRow = (
  plot: Plot,
  labels: readonly string[],
  grain: Grain,
  pen: Pen,
  language: Language,
  x: (slot: number) => number,
): Shape[] => {
  const room = plot.right - plot.left
  const laidAt = (places: readonly number[]): { text: string; left: number; right: number }[] =>
    timeWords(
      places.map((at) => labels[at]!),
      grain,
      language,
    ).map((text, index) => {
      const width = textWidth(text, FLOOR * pen.u)
      const flush = places.length > 1 && index === places.length - 1 ? plot.right - width : x(places[index]!) - width / 2
      const left = index === 0 ? plot.left : Math.min(Math.max(flush, plot.left), plot.right - width)
      return { text, left, right: left + width }
    })
  const apart = (places: readonly number[]): boolean =>
    laidAt(places).every((one, index, all) => index === 0 || one.left - all[index - 1]!.right >= (places.length > 2 ? AIR : 8) * pen.u)
  const last = labels.length - 1
  const widest = Math.max(0, ...labels.map((_, at) => laidAt([at])[0]!).map((one) => one.right - one.left))
  // The first and the last stand flush, half a word nearer to their neighbours.
  const hasRoom = (step: number): boolean => (step * room) / last >= widest * (step === last ? 2 : 1.5) + 8 * pen.u
  const spaced = MOST.map((most) => timePlaces(labels.length, most)).find(apart) ?? [last]
  const places = last > 0 && labels.length <= FEW ? evenPlaces(labels.length, hasRoom) : spaced
  return laidAt(places).map(({ text, left, right }, index) => {
    const edge = places.length > 1 && index === places.length - 1 ? { x: right, align: 'right' as const } : { x: left }
    return words(pen, { ...edge, y: plot.bottom + 10 * pen.u, text, colour: pen.tokens.text3, valign: 'top' })
  })
}
