import type { AnalysisResult } from '#contract/analysis/result.ts'
import type { InequalityShown } from '#contract/analysis/spreadTables.ts'
import { meanOf } from '../study/indexRows.ts'

export interface GroupLine {
  id: string
  /** By period: the plain mean of the group's regions; null where none has a figure. */
  means: (number | null)[]
}
export interface ConvergencePlan {
  periods: string[]
  lines: GroupLine[]
  /** By period. */
  theil: ({ within: number; between: number; total: number } | null)[]
  /** Deviation of logarithms: σ-convergence where it falls. */
  sigma: (number | null)[]
  /** Highest group less the lowest, now and in the first period. */
  gap: { now: number; before: number; high: string; low: string } | null
}

/** The figure of a column in a region and period: an index's score, or the panel's own value. */
export const figureAt = (result: AnalysisResult, column: string): ((region: string, period: string) => number | null) => {
  const [id, beside] = column.split('.')
  const table = result.tables.find((one) => one.id === id)
  if (table?.kind === 'index' && table.result) {
    const scores = new Map(
      table.result.rows.map((row) => [
        `${row.region} ${row.period}`,
        beside === undefined ? row.score : (row.beside[beside]?.score ?? null),
      ]),
    )
    return (region, period) => scores.get(`${region} ${period}`) ?? null
  }
  const found = result.columns.find((one) => one.id === column)
  const { regions, periods } = result.inputs
  return (region, period) => {
    const [at, when] = [regions.findIndex((one) => one.code === region), periods.indexOf(period)]
    return at < 0 || when < 0 ? null : (found?.values[when * regions.length + at] ?? null)
  }
}

export const planConvergence = (result: AnalysisResult, shown: InequalityShown, period: string): ConvergencePlan => {
  const at = figureAt(result, shown.column)
  const periods = shown.periods.map((one) => one.period)
  const grouping = result.spec.groupings.find((one) => one.id === shown.grouping)
  const lines = shown.groups.map((group): GroupLine => {
    const regions = grouping?.groups.find((one) => one.id === group.id)?.regions ?? []
    return {
      id: group.id,
      means: periods.map((label) => {
        const values = regions.flatMap((code) => at(code, label) ?? [])
        return values.length === 0 ? null : meanOf(values)
      }),
    }
  })
  const now = periods.indexOf(period)
  const standing = lines.flatMap(({ id, means }) => (means[now] == null ? [] : [{ id, now: means[now], before: means[0] ?? null }]))
  const sorted = [...standing].sort((a, b) => b.now - a.now)
  const [high, low] = [sorted[0], sorted.at(-1)]
  return {
    periods,
    lines,
    theil: shown.periods.map(({ theil }) =>
      theil.value === null ? null : { within: theil.value.within, between: theil.value.between, total: theil.value.total },
    ),
    sigma: shown.periods.map(({ spread }) => spread.value?.logDeviation ?? null),
    gap:
      high && low && high.id !== low.id && high.before !== null && low.before !== null
        ? { now: high.now - low.now, before: high.before - low.before, high: high.id, low: low.id }
        : null,
  }
}
