import { textWidth } from '../../charts/layout.ts'
import type { EngineOption, Size } from '../../charts/option.ts'
import { box, isWarning, levelShape, polygon, type Shape, words } from '../../charts/shapes.ts'
import { type Pen, stroke } from '../../charts/style.ts'
import { levelWords } from '../../i18n/words.ts'
import type { Language } from '../../stores/language.ts'
import { labelIn, labelsIn, leastArea, MARK, nameRoom, type TileLabel } from './labels.ts'
import type { PlannedTile, TreemapPlan } from './plan.ts'
import { type Tile, tilesOf } from './tiles.ts'

const GAP = 2
const OUTLINE = { blue: 1.5, yellow: 1.7, orange: 2.4, red: 2.8 } as const
/** Steps of the ramp on which the theme's text stands at 7:1 or better. */
const STEPS = { dark: [1, 2, 3], light: [1, 2, 3, 4, 5] } as const

const colourOf = (one: PlannedTile, largest: number, { tokens }: Pen): string => {
  if (one.rest) return tokens.line
  const steps = tokens.dark ? STEPS.dark : STEPS.light
  return tokens.sequential[steps[Math.min(steps.length - 1, Math.floor(Math.sqrt(one.weight / largest) * steps.length))]!]
}

/** Name, figure and share of a tile. The level's word gives way before the name does. */
const drawLabel = (one: PlannedTile, { left, top, width, name, face, figure, share }: TileLabel, pen: Pen, language: Language): Shape[] => {
  const { tokens, u } = pen
  const named = nameRoom(one, { name, face }, u)
  const mark = isWarning(one.level) ? (MARK + 8) * u : 0
  const level = isWarning(one.level) ? levelWords(one.level, language) : ''
  const beside = named + mark <= width
  const worded = beside && named + mark + textWidth(level, 16 * u) + 4 * u <= width
  const nameY = top + (name * u) / 2
  const figureY = top + (name + 8 + figure / 2) * u
  const [markX, markY] = beside
    ? [left + named + (7 + MARK / 2) * u, nameY]
    : [left + textWidth(one.figure, figure * u * 0.9) + (5 + MARK / 2) * u, figureY]
  return [
    words(pen, { x: left, y: nameY, text: one.name, colour: tokens.text1, size: name, weight: 500, family: face }),
    ...(isWarning(one.level) ? [levelShape(pen, one.level, markX, markY, MARK * u)] : []),
    ...(worded ? [words(pen, { x: markX + (MARK / 2 + 4) * u, y: nameY, text: level, colour: tokens.text1 })] : []),
    words(pen, { x: left, y: figureY, text: one.figure, colour: tokens.text1, size: figure, weight: 500, family: 'figure' }),
    ...(share
      ? [
          words(pen, {
            x: left,
            y: top + (name + 14 + figure + 8) * u,
            text: one.share,
            colour: tokens.dark ? tokens.text2 : tokens.text1,
          }),
        ]
      : []),
  ]
}

const outline = (one: PlannedTile, tile: Tile, pen: Pen): Shape[] => {
  if (!isWarning(one.level)) return []
  const width = stroke(pen, OUTLINE[one.level])
  const [x, y, right, bottom] = [tile.x + width / 2, tile.y + width / 2, tile.x + tile.width - width / 2, tile.y + tile.height - width / 2]
  return [
    polygon(
      [
        [x, y],
        [right, y],
        [right, bottom],
        [x, bottom],
      ],
      { fill: 'none', stroke: pen.tokens.levels[one.level].shape, lineWidth: width },
      2,
    ),
  ]
}

/** How much wider than high tiles may be wished for: names are long and low. */
const ASPECTS = [1, 1.25, 1.5, 1.75, 2]

const laidAt = (tiles: readonly PlannedTile[], size: Size, u: number, aspect: number): Tile[] => {
  const gap = GAP * u
  return tilesOf(
    tiles.map((one) => one.weight),
    (size.width + gap) / aspect,
    size.height + gap,
  ).map((tile) => ({
    x: tile.x * aspect,
    y: tile.y,
    width: Math.max(0.75, tile.width * aspect - gap),
    height: Math.max(0.75, tile.height - gap),
  }))
}

interface Laid {
  readonly tiles: readonly Tile[]
  readonly labels: readonly (TileLabel | null)[]
  readonly unnamed: number
}

/** The tiles at the squarest shape at which the most of them have room for their words. */
const laidOut = (planned: readonly PlannedTile[], size: Size, u: number): Laid => {
  let best: Laid | null = null
  for (const aspect of ASPECTS) {
    const tiles = laidAt(planned, size, u, aspect)
    const labels = labelsIn(planned, tiles, u)
    const unnamed = labels.filter((label) => label === null).length
    if (best === null || unnamed < best.unnamed) best = { tiles, labels, unnamed }
    if (unnamed === 0) break
  }
  return best!
}

/** Whether each of these tiles has room for its whole name and figure. */
export const allNamed = (tiles: readonly PlannedTile[], size: Size, u: number): boolean => {
  const area = (size.width * size.height) / tiles.reduce((sum, one) => sum + one.weight, 0)
  if (tiles.some((one) => one.weight * area < leastArea(one, u))) return false
  return ASPECTS.some((aspect) => {
    const laid = laidAt(tiles, size, u, aspect)
    return tiles.every((one, at) => labelIn(one, laid[at]!, u) !== null)
  })
}

/** Areas by value, the largest at the top left. A level outlines its tile and leaves its ground. */
export const treemapOption = (plan: TreemapPlan, size: Size, pen: Pen, language: Language): EngineOption => {
  const { tiles, labels } = laidOut(plan.tiles, size, pen.u)
  const largest = Math.max(...plan.tiles.map((one) => (one.rest ? 0 : one.weight)))
  const shapes = plan.tiles.flatMap((one, at): Shape[] => {
    const tile = tiles[at]!
    const label = labels[at]!
    const ground = {
      ...box(tile.x, tile.y, tile.width, tile.height, colourOf(one, largest, pen)),
      silent: one.rest,
      name: one.code,
      cursor: 'default',
    }
    return [ground, ...outline(one, tile, pen), ...(label === null ? [] : drawLabel(one, label, pen, language))]
  })
  return { animation: false, graphic: { elements: shapes } }
}
