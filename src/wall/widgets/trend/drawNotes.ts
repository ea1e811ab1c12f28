import { type Plot, textWidth } from '../../charts/layout.ts'
import type { Size } from '../../charts/option.ts'
import { segment, type Shape, words } from '../../charts/shapes.ts'
import { FLOOR, type Pen } from '../../charts/style.ts'
import type { PlannedNote } from './notes.ts'

const ROW = 22
const GAP = 12
const MOST_ROWS = 3

/**
 * Rows so that no two words meet, the last in time lowest, and, while there are rows, none is crossed by a later one's upright.
 * Spans in px, in the order of time; null has no row.
 */
export const noteRows = (spans: readonly (readonly [left: number, right: number])[], most: number): (number | null)[] => {
  const taken: (readonly [number, number])[][] = Array.from({ length: most }, () => [])
  return [...spans]
    .reverse()
    .map(([left, right]) => {
      const free = taken.map((here) => here.every(([from, to]) => left >= to || right <= from))
      const above = taken.findLastIndex((here) => here.some(([from]) => from >= left && from < right)) + 1
      const clear = free.findIndex((is, row) => is && row >= above)
      const row = clear < 0 ? free.indexOf(true) : clear
      taken[row]?.push([left, right])
      return row < 0 ? null : row
    })
    .reverse()
}

interface LaidNote {
  readonly row: number | null
  readonly x: number
  readonly left: number
  readonly text: string
}

/** The words over a plot whose sides are known: where each stands, and the room they need above it. */
export const layNotes = (
  notes: readonly PlannedNote[],
  size: Size,
  plot: Plot,
  pen: Pen,
  x: (slot: number) => number,
): { laid: LaidNote[]; room: number } => {
  const { u } = pen
  const spans = notes.map((note): [number, number] => {
    const width = textWidth(note.text, FLOOR * u)
    const left = Math.max(0, Math.min(x(note.at) - 4 * u, plot.right - width))
    return [left, left + width + GAP * u]
  })
  const most = Math.min(MOST_ROWS, Math.max(0, Math.floor((size.height / u - 110) / ROW)))
  const laid = noteRows(spans, most).map((row, index) => ({
    row,
    x: x(notes[index]!.at),
    left: spans[index]![0],
    text: notes[index]!.text,
  }))
  return { laid, room: Math.max(0, ...laid.map((one) => (one.row === null ? 0 : one.row + 1))) * ROW * u }
}

/** Uprights with their words above the plot, the lowest row first; words that find no row leave their upright only. */
export const drawNotes = (laid: readonly LaidNote[], plot: Plot, pen: Pen): Shape[] => {
  const { u, tokens } = pen
  const bottomOf = (row: number | null): number => (row === null ? plot.top : plot.top - (4 + row * ROW) * u)
  return [
    ...laid.map((one) => segment(pen, [one.x, bottomOf(one.row)], [one.x, plot.bottom], tokens.text3, 1, [2, 4])),
    ...laid.flatMap((one) =>
      one.row === null
        ? []
        : [words(pen, { x: one.left, y: bottomOf(one.row) - 10 * u, text: one.text, colour: tokens.text2, casing: true })],
    ),
  ]
}
