import type { MapLayer } from '#contract/mapLayers.ts'
import type { Text } from '#contract/names.ts'
import { levelWords } from '../../i18n/words.ts'
import { widthOf } from '../../map/layers/labelBox.ts'
import type { Box } from '../../map/rings.ts'
import type { Language } from '../../stores/language.ts'
import { MAP_WORDS } from './words.ts'

/** What the words in the corners take of a map, in units: the land keeps clear of them. */
export interface Corners {
  /** Ramp, bounds, no data, stations. */
  key: readonly [width: number, height: number]
  /** Whose boundaries they are, at the foot. */
  attribution: readonly [width: number, height: number]
  /** How wide a line of it may be. */
  room: number
  /** The width of each row of the legend, above the key. */
  legend: readonly number[]
  /** The figure of the whole region. */
  total: readonly [width: number, height: number]
  /** The four levels below it. */
  levels: number
}

export const LEGEND_ROW = 26
/** A figure's name and unit turn into another line beyond this width. */
export const TOTAL_WIDTH = 340
const LINE = 22
const RAMP = { width: 190, height: 62 } as const
const [SWATCH, MARK, GAP] = [34, 22, 16]
const INSET = 140

export interface CornersWish {
  /** Of the panel. */
  width: number
  /** The ramp's title with its unit; empty on a map filled by level. */
  title: string
  source: string
  stations: string
  attribution: string
  layers: readonly MapLayer[]
  nameOf: (text: Text) => string
  /** Name and unit of the whole region's figure; null where none is shown. */
  whole: { name: string; unit: string } | null
  levels: boolean
  /** The figure stands at the left, above the key, and islands in an inset at the right. */
  west: boolean
  language: Language
}

/** The words of a layer at their usual length: counts change, the land does not move with them. */
const usual = (layer: MapLayer, language: Language): string => {
  const words = MAP_WORDS[language].layers
  if (layer.layer === 'heat') return words.heat(88)
  if (layer.layer === 'clusters') return words.clusters(88)
  if (layer.layer === 'columns') return words.columns('8,888', false, 38, 38)
  return layer.layer === 'flows' ? words.flows(24, 888, '888', '8,888') : words.cells('1 · 2–4 · 5–8', '88')
}

const totalOf = ({ whole, language }: CornersWish): Corners['total'] => {
  if (!whole) return [0, 0]
  const tag = language === 'zh' ? 50 : 96
  const name = widthOf(whole.name, 17) + tag
  const unit = widthOf(whole.unit, 20)
  const value = 130 + unit
  const lines = Math.ceil(name / TOTAL_WIDTH)
  const change = language === 'zh' ? 170 : 250
  return [Math.min(TOTAL_WIDTH, Math.max(name, value, change)), lines * 24 + 56 + (value > TOTAL_WIDTH ? 26 : 0) + LINE + 6]
}

export const planCorners = (wish: CornersWish): Corners => {
  const { language } = wish
  const total = totalOf(wish)
  const grades = (['red', 'orange', 'yellow', 'blue'] as const).map((level) => MARK + widthOf(levelWords(level, language), 17) + GAP)
  const levels = wish.levels ? grades.reduce((sum, one) => sum + one, -GAP) : 0
  const room = Math.max(200, wish.width - (wish.west ? INSET : Math.max(levels, total[0])) - 26)
  const credit = widthOf(wish.attribution, 16) * 1.02
  const notes =
    SWATCH + widthOf(`${MAP_WORDS[language].missing} · ${wish.source}`, 16) + (wish.stations ? widthOf(wish.stations, 16) + 32 : 0)
  return {
    key: [Math.max(notes, wish.title ? Math.max(RAMP.width, widthOf(wish.title, 17)) : 0), LINE + (wish.title ? RAMP.height : 0)],
    attribution: wish.attribution ? [Math.min(room, credit), Math.ceil(credit / room) * LINE] : [0, 0],
    room,
    legend: wish.layers.map((layer) => {
      const title = layer.title ? wish.nameOf(layer.title) : MAP_WORDS[language].layers.titles[layer.layer]
      return 50 + widthOf(title, 17) + 8 + widthOf(usual(layer, language), 16)
    }),
    total,
    levels,
  }
}

/** The line that the rows of the legend stand on. */
export const legendBase = ({ key, attribution }: Corners, foot: number): number => foot - attribution[1] - key[1] - 8

/** What the corners cover of a panel of this width whose foot is at `foot`: the key first. */
export const cornerBoxes = (corners: Corners, width: number, foot: number, west: boolean): Box[] => {
  const { key, attribution, legend, total, levels } = corners
  const low = foot - attribution[1]
  const top = low - key[1]
  const base = legendBase(corners, foot)
  const rows = legend.map((wide, at): Box => [
    0,
    base - (legend.length - at) * LEGEND_ROW,
    wide + 8,
    base - (legend.length - at - 1) * LEGEND_ROW,
  ])
  const head = base - 8 - legend.length * LEGEND_ROW
  const grades = levels > 0 ? 34 : 0
  const whole: Box = west
    ? [0, head - total[1] - grades, Math.max(total[0], levels), head]
    : [width - total[0] - 12, foot - total[1] - grades, width, foot]
  return [
    [0, top - 6, key[0] + 12, foot],
    [0, low, attribution[0] + 12, foot],
    ...rows,
    ...(total[1] > 0 ? [whole] : []),
    ...(levels > 0 && !west ? [[width - levels - 8, foot - grades, width, foot] satisfies Box] : []),
  ]
}
