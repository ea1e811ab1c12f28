import { levelWords } from '../../i18n/words.ts'
import type { Language } from '../../stores/language.ts'
import { textRoom } from '../textRoom.ts'
import type { StripRow } from './plan.ts'

/** How one figure of a strip is set, so that nothing of it is cut. */
export interface StripCell {
  /** Where the tags stand: at the label, at the value, or in place of the base. */
  tags: 'label' | 'value' | 'base'
  level: 'label' | 'value'
  /** The size of the change stands beside the value, its base below. */
  split: boolean
  /** Everything of it is shown whole. */
  whole: boolean
}
/** Sizes are in units; `page` is how many figures stand at once. */
export interface StripFit {
  page: number
  figure: number
  unit: number
  label: number
  /** Some label takes two lines. */
  twoLines: boolean
  cells: StripCell[]
}

const GAP = 16
const LABEL = 22
const BELOW = 22
const TAG = 12
const MARK = 30
const SIZES = [48, 42, 36, 32, 28] as const
/** Between the change of one figure and the label of the next. */
const REST = 8

const tagsOf = (row: StripRow): number => row.tags.reduce((sum, tag) => sum + 8 + TAG + textRoom(tag, 16), 0)
const levelOf = ({ figure }: StripRow, language: Language): number =>
  figure.level === 'normal' ? 0 : MARK + textRoom(levelWords(figure.level, language), 17)
const changeOf = ({ figure }: StripRow): { size: number; base: number } => {
  const late = figure.link !== '' && figure.freshness !== 'ended' && figure.freshness !== null
  const change = figure.change && !(late && figure.freshness === 'lost') ? 17 + textRoom(figure.change.size, 16) : 0
  return { size: change, base: late ? 34 + textRoom(figure.link, 16) : textRoom(figure.change?.base ?? '', 16) + 7 }
}
const valueOf = (row: StripRow, size: number, unit: number): number => {
  const { whole, fraction, unit: words } = row.figure.figure
  return textRoom(whole + fraction, size, 'figure') + (words === '' ? 0 : size * 0.18 + textRoom(words, unit))
}

const cellOf = (row: StripRow, column: number, figure: number, label: number, language: Language): StripCell => {
  const name = Math.min(textRoom(row.name, label), column)
  const [tagged, marked] = [tagsOf(row), levelOf(row, language)]
  const level = name + marked > column ? 'value' : 'label'
  const value = valueOf(row, figure, 17) + (level === 'value' ? marked : 0)
  const tags = name + tagged + (level === 'label' ? marked : 0) <= column ? 'label' : value + tagged <= column ? 'value' : 'base'
  const taken = value + (tags === 'value' ? tagged : 0)
  const { size, base } = changeOf(row)
  if (tags === 'base') return { tags, level, split: false, whole: taken <= column && size + tagged <= column }
  const split = size > 0 && size + base > column && taken + 10 + size <= column
  return { tags, level, split, whole: taken <= column && (split ? base : size + base) <= column }
}

/** The largest figures at which every row has its rhythm and stands whole; where there is no room for all, they are paged, about evenly. */
export const fitStrip = (rows: readonly StripRow[], columns: number, width: number, height: number, language: Language): StripFit => {
  const column = (width - GAP * (columns - 1)) / columns
  const label = rows.some((row) => textRoom(row.name, 17) > column) ? 16 : 17
  const twoLines = rows.some((row) => textRoom(row.name, label) > column)
  const needs = (figure: number): number => LABEL * (twoLines ? 2 : 1) + Math.round(figure * 1.06) + BELOW + REST
  const lines = Math.max(1, Math.ceil(rows.length / columns))
  const all = SIZES.find((figure) => needs(figure) <= height / lines)
  const most = Math.max(1, Math.floor(height / needs(32)))
  const shown = all === undefined ? Math.ceil(lines / Math.ceil(lines / most)) : lines
  const low = SIZES.filter((figure) => needs(figure) <= height / shown)
  const cells = (figure: number): StripCell[] => rows.map((row) => cellOf(row, column, figure, label, language))
  const figure =
    low.find((size) => cells(size).every((cell) => cell.whole)) ??
    low.find((size) => rows.every((row) => valueOf(row, size, 17) <= column)) ??
    SIZES.at(-1)!
  return { page: shown * columns, figure, unit: figure >= 36 ? 17 : 16, label, twoLines, cells: cells(figure) }
}
