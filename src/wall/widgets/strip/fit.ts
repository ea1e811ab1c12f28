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
  /** The base is said in its fewest words. */
  brief: boolean
  /** The label takes two lines. */
  two: boolean
  /** Everything of it is shown whole. */
  whole: boolean
}
/** Sizes are in units; `page` is how many figures stand at once. */
export interface StripFit {
  page: number
  figure: number
  unit: number
  label: number
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
const changeOf = ({ figure }: StripRow): { size: number; bases: readonly [full: number, brief: number] } => {
  const late = figure.link !== '' && figure.freshness !== 'ended' && figure.freshness !== null
  const { change } = figure
  const size = change && !(late && figure.freshness === 'lost') ? 17 + textRoom(change.size, 16) : 0
  if (late) return { size, bases: [34 + textRoom(figure.link, 16), 34 + textRoom(figure.link, 16)] }
  const full = change?.base ?? ''
  return { size, bases: [textRoom(full, 16) + 7, textRoom(change?.brief ?? full, 16) + 7] }
}
const valueOf = (row: StripRow, size: number, unit: number): number => {
  const { whole, fraction, unit: words } = row.figure.figure
  return textRoom(whole + fraction, size, 'figure') + (words === '' ? 0 : size * 0.18 + textRoom(words, unit))
}

/** Where changes stand: all below their values, all split, or each as it has room. */
const WAYS = ['below', 'split', 'either'] as const
type Way = (typeof WAYS)[number]
interface Column {
  width: number
  figure: number
  unit: number
  label: number
  language: Language
  way: Way
}

const cellOf = (row: StripRow, { width: column, figure, unit, label, language, way }: Column): StripCell => {
  const name = Math.min(textRoom(row.name, label), column)
  const [tagged, marked] = [tagsOf(row), levelOf(row, language)]
  const level = name + marked > column ? 'value' : 'label'
  const value = valueOf(row, figure, unit) + (level === 'value' ? marked : 0)
  const tags = name + tagged + (level === 'label' ? marked : 0) <= column ? 'label' : value + tagged <= column ? 'value' : 'base'
  const taken = value + (tags === 'value' ? tagged : 0)
  const two = name < textRoom(row.name, label)
  const {
    size,
    bases: [full, brief],
  } = changeOf(row)
  const plain = { tags, level, two, split: false, brief: false } as const
  if (tags === 'base') return { ...plain, whole: taken <= column && size + tagged <= column }
  const splits = way !== 'below' && size > 0 && taken + 10 + size <= column
  if (taken > column) return { ...plain, whole: false }
  if (splits && way === 'split') return { ...plain, split: true, brief: full > column, whole: brief <= column }
  if (size + full <= column) return { ...plain, whole: true }
  if (size + brief <= column) return { ...plain, brief: true, whole: true }
  return { ...plain, brief: full > column || !splits, split: splits, whole: splits && brief <= column }
}

/** The height of a line of figures, in units. */
export const lineHeight = (figure: number, two: boolean): number => LABEL * (two ? 2 : 1) + Math.round(figure * 1.06) + BELOW + REST

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))

/** The largest figures at which every row has its rhythm and stands whole; where there is no room for all, they are paged, about evenly. */
export const fitStrip = (rows: readonly StripRow[], columns: number, width: number, height: number, language: Language): StripFit => {
  const column = (width - GAP * (columns - 1)) / columns
  const label = rows.some((row) => textRoom(row.name, 17) > column) ? 16 : 17
  const lines = Math.max(1, Math.ceil(rows.length / columns))
  const unitOf = (figure: number): readonly number[] => (figure >= 36 ? [17, 16] : [16])
  const cells = (figure: number, unit: number): StripCell[] => {
    const made = WAYS.map((way) => rows.map((row) => cellOf(row, { width: column, figure, unit, label, language, way })))
    return made.find((all) => all.every((cell) => cell.whole)) ?? made.at(-1)!
  }
  const tall = (figure: number, page: number): number =>
    Math.max(
      0,
      ...chunks(cells(figure, 16), page).map((shown) =>
        chunks(shown, columns).reduce(
          (sum, line) =>
            sum +
            lineHeight(
              figure,
              line.some((cell) => cell.two),
            ),
          0,
        ),
      ),
    )
  const put = (figure: number, unit: number, page: number): StripFit => ({ page, figure, unit, label, cells: cells(figure, unit) })
  for (let pages = 1; pages <= lines; pages += 1) {
    const page = Math.ceil(lines / pages) * columns
    const low = SIZES.filter((figure) => tall(figure, page) <= height).flatMap((figure) => unitOf(figure).map((unit) => ({ figure, unit })))
    const found =
      low.find(({ figure, unit }) => cells(figure, unit).every((cell) => cell.whole)) ??
      low.find(({ figure, unit }) => rows.every((row) => valueOf(row, figure, unit) <= column)) ??
      low.at(-1)
    if (found) return put(found.figure, found.unit, page)
  }
  return put(SIZES.at(-1)!, 16, columns)
}
