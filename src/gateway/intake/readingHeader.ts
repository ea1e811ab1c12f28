import { type Reading, READING_COLUMNS } from '#contract/reading.ts'
import { refused } from '#contract/reply.ts'
import { DoorRefused } from '../http/doorRefused.ts'
import type { RowOfCells } from './csvRows.ts'
import { parseReading } from './parseReading.ts'
import { shown } from './shown.ts'

type Column = (typeof READING_COLUMNS)[number]
const FIGURES: ReadonlySet<string> = new Set(['value', 'numerator', 'denominator'])
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const KEPT_TEXTS = 10_000

const checked = (cells: readonly string[]): readonly Column[] => {
  const fields = READING_COLUMNS.join(' ')
  if (cells.length === 0) throw new DoorRefused('missing_field', `no header row: name the columns first, of ${fields}`)
  for (const [at, cell] of cells.entries()) {
    const hint = cells.length === 1 && /[;\t|]/.test(cell) ? '; separate columns with commas' : ''
    if (!READING_COLUMNS.includes(cell as Column)) {
      throw new DoorRefused('unknown_field', `unknown column ${shown(cell)}; columns are ${fields}${hint}`, { path: cell.slice(0, 100) })
    }
    if (cells.indexOf(cell) !== at) throw new DoorRefused('unknown_field', `column "${cell}" stands twice`, { path: cell })
  }
  const needed =
    cells.includes('numerator') && cells.includes('denominator')
      ? ['indicator', 'region', 'time']
      : ['indicator', 'region', 'time', 'value']
  for (const name of needed) {
    if (!cells.includes(name)) throw new DoorRefused('missing_field', `column "${name}" is missing`, { path: name })
  }
  return cells as readonly Column[]
}

/** Texts of its own, each once: a slice would hold the whole packet it was cut from in memory. */
const texts = (): ((cell: string) => string) => {
  const kept = new Map<string, string>()
  return (cell) => {
    const known = kept.get(cell)
    if (known !== undefined) return known
    const own = Buffer.from(cell).toString()
    if (kept.size < KEPT_TEXTS) kept.set(own, own)
    return own
  }
}

/**
 * What the header of a CSV of readings makes of its rows. An empty `value` is null (known to be missing), unless numerator and
 * denominator stand beside it; without a column `value`, an empty numerator or denominator is null. Other empty cells are absent.
 */
export const readingHeader = (header: readonly string[]): RowOfCells<Reading> => {
  const columns = checked(header)
  const hasValue = columns.includes('value')
  const own = texts()
  return (cells) => {
    if (cells.length !== columns.length) return refused('unparsable', `expected ${columns.length} cells, found ${cells.length}`)
    const row: Record<string, unknown> = {}
    for (const [at, column] of columns.entries()) {
      const cell = cells[at]!
      if (!FIGURES.has(column)) {
        if (cell !== '') row[column] = own(cell)
        continue
      }
      const number = cell.trim()
      if (number === '') {
        if (column === 'value' || !hasValue) row[column] = null
      } else if (NUMBER.test(number)) row[column] = Number(number)
      else return refused('wrong_type', `expected a number, found ${shown(cell)}; leave the cell empty where the figure is missing`, column)
    }
    if (row.value === null && typeof row.numerator === 'number' && typeof row.denominator === 'number') delete row.value
    return parseReading(row)
  }
}
