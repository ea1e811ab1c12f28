import { textRoom } from '../textRoom.ts'

/** How a row of a ranking is set: units of its name and value, and whether its bar stands under them. */
export interface RankFit {
  name: number
  value: number
  under: boolean
  /** Units between two columns. */
  gap: number
}

const RANK = 29
const MOVE = 36
const SPACE = 12
const PAD = 8
const LEAST_BAR = 64
const VALUE = { least: 44, size: 22 } as const

/** Names stand whole and in a column; where no bar is left between them and the values, it stands under both. */
export const fitRanking = (
  width: number,
  columns: number,
  names: readonly string[],
  values: readonly string[],
  moves: boolean,
): RankFit => {
  const gap = 24
  const column = (width - gap * (columns - 1)) / columns
  const name = Math.ceil(Math.max(0, ...names.map((one) => textRoom(one, 18))))
  const value = Math.ceil(Math.max(VALUE.least, ...values.map((one) => textRoom(one, VALUE.size, 'figure'))))
  const bar = column - PAD - RANK - name - value - (moves ? MOVE + SPACE : 0) - 3 * SPACE
  return { name, value, under: bar < LEAST_BAR, gap }
}
