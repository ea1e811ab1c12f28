import { textWidth } from '../../charts/layout.ts'
import type { EngineOption, Size } from '../../charts/option.ts'
import { box, isWarning, levelShape, polygon, type Shape, words } from '../../charts/shapes.ts'
import { type Pen, stroke } from '../../charts/style.ts'
import { levelWords } from '../../i18n/words.ts'
import type { Language } from '../../stores/language.ts'
import { textRoom } from '../textRoom.ts'
import { type Tile, tilesOf } from './tiles.ts'
import type { PlannedTile, TreemapPlan } from './plan.ts'

const GAP = 2
const PAD = { least: 5, most: 10 }
const NAME = { least: 16, most: 20 }
const FIGURE = { least: 18, most: 40 }
const SHARE = 16
const MARK = 14
const OUTLINE = { blue: 1.5, yellow: 1.7, orange: 2.4, red: 2.8 } as const
/** Steps of the ramp on which the theme's text stands at 7:1 or better. */
const STEPS = { dark: [1, 2, 3], light: [1, 2, 3, 4, 5] } as const

const colourOf = (one: PlannedTile, largest: number, { tokens }: Pen): string => {
  if (one.rest) return tokens.line
  const steps = tokens.dark ? STEPS.dark : STEPS.light
  return tokens.sequential[steps[Math.min(steps.length - 1, Math.floor(Math.sqrt(one.weight / largest) * steps.length))]!]
}

const between = (low: number, high: number, wanted: number): number => Math.max(low, Math.min(high, wanted))

/** Name, figure and share as far as the tile has room for them; a tile too small for its whole name has none: half a name may be another's. The level's word gives way before the name does. */
const label = (one: PlannedTile, tile: Tile, pen: Pen, language: Language): Shape[] => {
  const { tokens, u } = pen
  const roomy = Math.min(tile.width, tile.height) >= 70 * u && textRoom(one.name, NAME.least * u) <= tile.width - 2 * PAD.most * u
  const pad = (roomy ? PAD.most : PAD.least) * u
  const width = tile.width - 2 * pad
  const height = tile.height - 1.4 * pad
  const wanted = between(NAME.least, NAME.most, Math.sqrt(tile.width * tile.height) / u / 9)
  const nameSize = textRoom(one.name, wanted * u) <= width ? wanted : NAME.least
  const family = textRoom(one.name, nameSize * u) <= width ? 'text' : 'figure'
  const mark = isWarning(one.level) ? (MARK + 8) * u : 0
  const { name } = one
  const named = textRoom(name, nameSize * u, family)
  if (height < NAME.least * u || named > width) return []
  const left = tile.x + pad
  const top = tile.y + 0.7 * pad
  const level = isWarning(one.level) ? levelWords(one.level, language) : ''
  const beside = named + mark <= width
  const worded = beside && named + mark + textWidth(level, 16 * u) + 4 * u <= width
  const nameY = top + (nameSize * u) / 2
  const wide = beside ? width : width - mark
  const figureSize = Math.floor(
    between(FIGURE.least, FIGURE.most, Math.min((height / u - nameSize - 8) * 0.62, (wide / u / Math.max(2, one.figure.length)) * 1.5)),
  )
  const figureRoom = height >= (nameSize + FIGURE.least + 6) * u && textWidth(one.figure, FIGURE.least * u * 0.88) <= wide
  const shareRoom = figureRoom && one.share !== '' && height >= (nameSize + figureSize + SHARE + 16) * u
  const figureY = top + (nameSize + 8 + figureSize / 2) * u
  const [markX, markY] = beside
    ? [left + named + (7 + MARK / 2) * u, nameY]
    : [left + textWidth(one.figure, figureSize * u * 0.9) + (5 + MARK / 2) * u, figureY]
  return [
    words(pen, { x: left, y: nameY, text: name, colour: tokens.text1, size: nameSize, weight: 500, family }),
    ...(isWarning(one.level) && (beside || figureRoom) ? [levelShape(pen, one.level, markX, markY, MARK * u)] : []),
    ...(worded ? [words(pen, { x: markX + (MARK / 2 + 4) * u, y: nameY, text: level, colour: tokens.text1 })] : []),
    ...(figureRoom
      ? [words(pen, { x: left, y: figureY, text: one.figure, colour: tokens.text1, size: figureSize, weight: 500, family: 'figure' })]
      : []),
    ...(shareRoom
      ? [
          words(pen, {
            x: left,
            y: top + (nameSize + 14 + figureSize + SHARE / 2) * u,
            text: one.share,
            colour: tokens.dark ? tokens.text2 : tokens.text1,
            size: SHARE,
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

/** Areas by value, the largest at the top left. A level outlines its tile and leaves its ground. */
export const treemapOption = (plan: TreemapPlan, size: Size, pen: Pen, language: Language): EngineOption => {
  const gap = GAP * pen.u
  const tiles = tilesOf(
    plan.tiles.map((one) => one.weight),
    size.width + gap,
    size.height + gap,
  )
  const largest = Math.max(...plan.tiles.map((one) => (one.rest ? 0 : one.weight)))
  const shapes = plan.tiles.flatMap((one, at): Shape[] => {
    const laid = tiles[at]!
    const tile = { ...laid, width: Math.max(0.75, laid.width - gap), height: Math.max(0.75, laid.height - gap) }
    const ground = {
      ...box(tile.x, tile.y, tile.width, tile.height, colourOf(one, largest, pen)),
      silent: one.rest,
      name: one.code,
      cursor: 'default',
    }
    return [ground, ...outline(one, tile, pen), ...label(one, tile, pen, language)]
  })
  return { animation: false, graphic: { elements: shapes } }
}
