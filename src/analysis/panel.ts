import { isFigure } from './figure.ts'
import { found, unfit, type Finding } from './finding.ts'

/** Rows of region × period with named columns of one length; null is a cell that is not there, never 0. */
export interface Panel {
  rows: readonly PanelRow[]
  columns: Readonly<Record<string, readonly (number | null)[]>>
}

export interface PanelRow {
  region: string
  period: string
}

export interface MissingCell extends PanelRow {
  column: string
}

/** The rows in which every named column has a value, the values of these columns in step, and the cells that were missing. */
export interface CompleteRows {
  rows: PanelRow[]
  columns: number[][]
  missing: MissingCell[]
}

const faultOf = (panel: Panel, names: readonly string[]): ReturnType<typeof unfit> | null => {
  const seen = new Set<string>()
  for (const { region, period } of panel.rows) {
    const key = JSON.stringify([region, period])
    if (seen.has(key)) return unfit('duplicate_row', `${region} ${period} is there twice`, region)
    seen.add(key)
  }
  for (const name of names) {
    const column = Object.hasOwn(panel.columns, name) ? panel.columns[name] : undefined
    if (column === undefined) return unfit('unknown_column', `no column is called ${name}`, name)
    if (column.length !== panel.rows.length)
      return unfit('lengths_differ', `${name} has ${column.length} cells, not ${panel.rows.length}`, name)
    const wrong = column.findIndex((cell) => cell !== null && !isFigure(cell))
    if (wrong >= 0)
      return unfit(
        'not_finite',
        `${name} is ${column[wrong]}, which cannot be computed with, in ${panel.rows[wrong]!.region} ${panel.rows[wrong]!.period}`,
        name,
      )
  }
  return null
}

/** Complete cases over the named columns; refuses columns that are unknown, of another length or not finite, and rows that are twice. */
export const completeRows = (panel: Panel, names: readonly string[]): Finding<CompleteRows> => {
  const fault = faultOf(panel, names)
  if (fault !== null) return fault
  const kept = panel.rows.flatMap((_, at) => (names.every((name) => panel.columns[name]![at] !== null) ? [at] : []))
  return found({
    rows: kept.map((at) => panel.rows[at]!),
    columns: names.map((name) => kept.map((at) => panel.columns[name]![at]!)),
    missing: panel.rows.flatMap((row, at) =>
      names.flatMap((column) => (panel.columns[column]![at] === null ? [{ region: row.region, period: row.period, column }] : [])),
    ),
  })
}
