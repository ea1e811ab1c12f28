import { isFigure } from '../figure.ts'
import { found, unfit, type Finding } from '../finding.ts'
import type { Panel } from '../panel.ts'

/**
 * Each region's value `by` periods before, in the order given of all periods; missing where that period has no row or no value: a gap is
 * never bridged by the value before it.
 */
export const lagged = (panel: Panel, column: string, periods: readonly string[], by = 1): Finding<(number | null)[]> => {
  const own = Object.hasOwn(panel.columns, column) ? panel.columns[column] : undefined
  if (own === undefined) return unfit('unknown_column', `no column is called ${column}`, column)
  if (!Number.isInteger(by) || by < 1) return unfit('bad_option', `${by} periods before`, 'by')
  if (own.some((cell) => cell !== null && !isFigure(cell))) return unfit('not_finite', `${column} has a cell that is no number`, column)
  const place = new Map(periods.map((period, at) => [period, at]))
  const unknown = panel.rows.find(({ period }) => !place.has(period))
  if (unknown !== undefined) return unfit('unknown_period', `${unknown.period} is not among the periods`, unknown.period)
  const cells = new Map(panel.rows.map(({ region, period }, at) => [JSON.stringify([region, place.get(period)]), own[at] ?? null]))
  return found(panel.rows.map(({ region, period }) => cells.get(JSON.stringify([region, place.get(period)! - by])) ?? null))
}
