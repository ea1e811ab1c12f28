import { READING_COLUMNS, type Reading } from '#contract/reading.ts'

/** A body for a door, with its type. */
export interface Body {
  type: 'application/json' | 'application/x-ndjson' | 'text/csv'
  text: string
}

const cell = (value: unknown): string => {
  if (value === undefined || value === null) return ''
  const text = String(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Readings as CSV; an empty value cell is null. */
export const csvOf = (rows: readonly Reading[]): string => {
  const columns = READING_COLUMNS.filter((column) => column === 'value' || rows.some((row) => row[column] !== undefined))
  return `${columns.join(',')}\n${rows.map((row) => columns.map((column) => cell(row[column])).join(',')).join('\n')}\n`
}

/** Departments that speak CSV as their old systems do. */
const CSV_SPEAKERS = new Set(['finance', 'customs', 'education', 'civil_affairs', 'nbs', 'petitions'])

/** Small batches go as JSON, large ones as NDJSON, and some departments know only CSV. */
export const bodyOf = (department: string, rows: readonly Reading[]): Body => {
  const ratios = rows.some((row) => row.denominator !== undefined)
  if (CSV_SPEAKERS.has(department) && !ratios) return { type: 'text/csv', text: csvOf(rows) }
  if (rows.length > 200) return { type: 'application/x-ndjson', text: `${rows.map((row) => JSON.stringify(row)).join('\n')}\n` }
  return { type: 'application/json', text: JSON.stringify(rows) }
}
