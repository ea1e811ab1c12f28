import type { PanelRow } from '../panel.ts'
import { absorb } from './absorb.ts'
import { groupsOf } from './groups.ts'

const lengthOf = (column: readonly number[]): number => Math.sqrt(column.reduce((sum, value) => sum + value * value, 0))

/** The names of the columns that vary within regions: fixed effects of the region know of no others. */
export const varyingWithin = (names: readonly string[], columns: readonly (readonly number[])[], rows: readonly PanelRow[]): string[] => {
  if (rows.length === 0) return []
  const { places } = groupsOf(rows.map(({ region }) => region))
  const left = absorb(columns, places, null).columns
  return names.filter((_, at) => lengthOf(left[at]!) > 1e-9 * lengthOf(columns[at]!))
}
