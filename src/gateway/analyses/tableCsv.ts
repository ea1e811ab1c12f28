import Papa from 'papaparse'
import type { AnalysisResult, AnalysisTable } from '#contract/analysis/result.ts'
import { fitSheets } from './fitSheets.ts'
import { indexSheets } from './indexSheets.ts'
import { spreadSheets } from './spreadSheets.ts'

/** Lines of one sheet of a table; the first line's keys are its columns. */
export type Line = Record<string, string | number | null>

/** The sheets of a table by name, its main one first. */
export type Sheets = Record<string, Line[]>

/** Tables that every analysis has besides its own: the panel's columns, and the indicators as they were read. */
export const BESIDES = ['inputs', 'readings'] as const

/** Region, period and columns of the panel, missing cells empty. */
const panelLines = (
  { periods, regions }: AnalysisResult['inputs'],
  columns: readonly { id: string; values: readonly (number | null)[] }[],
): Line[] =>
  periods.flatMap((period, t) =>
    regions.map(({ code, name }, r): Line => ({
      region: code,
      name: name.zh,
      period,
      ...Object.fromEntries(columns.map(({ id, values }) => [id, values[t * regions.length + r] ?? null])),
    })),
  )

const sheetsOf = (table: AnalysisTable, result: AnalysisResult): Sheets => {
  if (table.refusal !== null) return { refusal: [{ table: table.id, reason: table.refusal.reason, message: table.refusal.message }] }
  if (table.kind === 'index') return indexSheets(table.result!, result.inputs)
  if (table.kind === 'describe' || table.kind === 'inequality') return spreadSheets(table)
  return fitSheets(table)
}

/** The sheets of a table, or of one of those besides; null when the analysis has no such table. */
export const sheets = (result: AnalysisResult, table: string): Sheets | null => {
  if (table === 'inputs') return { columns: panelLines(result.inputs, result.columns) }
  if (table === 'readings')
    return { columns: panelLines(result.inputs, result.inputs.indicators.map(({ indicator, values }) => ({ id: indicator, values }))) } // prettier-ignore
  const own = result.tables.find(({ id }) => id === table)
  return own === undefined ? null : sheetsOf(own, result)
}

const BYTE_ORDER_MARK = '\ufeff'

/** A sheet as RFC 4180, with the mark by which spreadsheets know UTF-8; columns of all lines, missing cells empty. */
export const csvOf = (lines: readonly Line[]): string => {
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))]
  return `${BYTE_ORDER_MARK}${Papa.unparse([...lines], { columns })}\r\n`
}
