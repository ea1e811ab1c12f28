import { textRoom } from '../textRoom.ts'

/** What small charts have to share: sizes in units. */
export interface GridAsk {
  /** Every name, and the widest figure that may stand beside one. */
  readonly names: readonly string[]
  readonly figure: string
  readonly width: number
  readonly height: number
  /** As the scene asks for them. */
  readonly columns: number
  readonly rows: number
  readonly least: { readonly width: number; readonly height: number }
}
export interface Grid {
  readonly columns: number
  /** Charts there is room for. */
  readonly room: number
}

export const GAP = 20
const BESIDE = 6

const fits = (room: number, least: number): number => Math.max(1, Math.floor(room / least))

/** The columns asked for, fewer where they were too narrow; fewer still where a name would else be cut, if as many charts fit in those. */
export const gridOf = (ask: GridAsk): Grid => {
  const { names, figure, width, least } = ask
  const widest = Math.min(ask.columns, fits(width + GAP, least.width + GAP))
  const roomOf = (columns: number): number =>
    columns * Math.min(fits(ask.height, least.height), Math.ceil((ask.columns * ask.rows) / columns))
  const wanted = Math.min(names.length, roomOf(widest))
  const head = Math.max(0, ...names.map((name) => textRoom(name, 17))) + BESIDE + textRoom(figure, 22, 'figure')
  for (let columns = widest; columns > 0; columns--) {
    const room = roomOf(columns)
    if (room < wanted) break
    if (head <= (width + GAP) / columns - GAP) return { columns, room }
  }
  return { columns: widest, room: roomOf(widest) }
}
