import { textRoom } from '../textRoom.ts'

const LINE = 22
const ABOVE = 6

/** The most lines of 16 that a text may take in so many units. */
export const linesIn = (text: string, width: number): number => Math.max(1, Math.ceil((textRoom(text, 16) * 0.98) / width))

/** As many notes as have room in their order, and how high they stand (units): a note that finds no room waits for the sheet. */
export const fittingNotes = (all: readonly string[], width: number, room: number): { lines: string[]; height: number } => {
  const lines: string[] = []
  let height = ABOVE
  for (const line of all) {
    const rows = linesIn(`  ${line}`, width - 20)
    if (height + rows * LINE > room) continue
    lines.push(line)
    height += rows * LINE
  }
  return { lines, height: lines.length === 0 ? 0 : height }
}
