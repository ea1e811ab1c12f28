import { textWidth } from '../../charts/layout.ts'
import { isWarning } from '../../charts/shapes.ts'
import { textRoom } from '../textRoom.ts'
import type { PlannedTile } from './plan.ts'
import type { Tile } from './tiles.ts'

const PAD = { least: 5, most: 10 }
const NAME = { least: 16, most: 20 }
const FIGURE = { least: 20, most: 40 }
const SHARE = 16
export const MARK = 14

/** Where the words of a tile stand and how large they are; sizes in units, places in px. */
export interface TileLabel {
  readonly left: number
  readonly top: number
  /** px the words may take. */
  readonly width: number
  readonly name: number
  readonly face: 'text' | 'figure'
  readonly figure: number
  readonly share: boolean
}

const between = (low: number, high: number, wanted: number): number => Math.max(low, Math.min(high, wanted))

/** px a name needs at a size. */
export const nameRoom = (one: PlannedTile, label: Pick<TileLabel, 'name' | 'face'>, u: number): number =>
  textRoom(one.name, label.name * u, label.face)

/** The least area of a tile, px², in which its words could stand: what is smaller need not be laid out. */
export const leastArea = (one: PlannedTile, u: number): number =>
  textRoom(one.name, NAME.least * u, 'figure') * (NAME.least + FIGURE.least + 6) * u

/** Null: the tile has no room for its whole name and figure. Half a name may be another's. */
export const labelIn = (one: PlannedTile, tile: Tile, u: number): TileLabel | null => {
  const roomy = Math.min(tile.width, tile.height) >= 70 * u && textRoom(one.name, NAME.least * u) <= tile.width - 2 * PAD.most * u
  const pad = (roomy ? PAD.most : PAD.least) * u
  const width = tile.width - 2 * pad
  const high = (tile.height - 1.4 * pad) / u
  const wanted = between(NAME.least, NAME.most, Math.sqrt(tile.width * tile.height) / u / 9)
  const name = textRoom(one.name, wanted * u) <= width ? wanted : NAME.least
  const face = textRoom(one.name, name * u) <= width ? 'text' : 'figure'
  const named = textRoom(one.name, name * u, face)
  const mark = isWarning(one.level) ? (MARK + 8) * u : 0
  const wide = named + mark <= width ? width : width - mark
  const fits = named <= width && high >= name + FIGURE.least + 6 && textWidth(one.figure, FIGURE.least * u * 0.88) <= wide
  if (!fits) return null
  const figure = Math.floor(
    between(FIGURE.least, FIGURE.most, Math.min((high - name - 8) * 0.62, (wide / u / Math.max(2, one.figure.length)) * 1.5)),
  )
  return {
    left: tile.x + pad,
    top: tile.y + 0.7 * pad,
    width,
    name,
    face,
    figure,
    share: one.share !== '' && high >= name + figure + SHARE + 16,
  }
}

/** The words of tiles whose values fall: a smaller tile is never written larger, nor says its share where a larger one could not. What stands for the rest is as large as it is. */
export const labelsIn = (tiles: readonly PlannedTile[], laid: readonly Tile[], u: number): (TileLabel | null)[] => {
  let before: Pick<TileLabel, 'name' | 'figure' | 'share'> = { name: NAME.most, figure: FIGURE.most, share: true }
  return tiles.map((one, at) => {
    const label = labelIn(one, laid[at]!, u)
    if (label === null || one.rest) return label
    const kept = {
      ...label,
      name: Math.min(label.name, before.name),
      figure: Math.min(label.figure, before.figure),
      share: label.share && before.share,
    }
    before = kept
    return kept
  })
}
