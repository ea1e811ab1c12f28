import type { AnalysisTableOf } from '#contract/analysis/result.ts'
import type { InequalityShown } from '#contract/analysis/spreadTables.ts'
import { partLine } from './fitSheets.ts'
import type { Line, Sheets } from './tableCsv.ts'

const periodLine = ({ period, regions, theil, gini, spread, within }: InequalityShown['periods'][number]): Line => ({
  period,
  regions,
  theil: theil.value?.total ?? null,
  theil_within: theil.value?.within ?? null,
  theil_between: theil.value?.between ?? null,
  ...Object.fromEntries((theil.value?.groups ?? []).flatMap(({ group, theil: own, adds }) => [[`theil_${group}`, own], [`theil_${group}_adds`, adds]])), // prettier-ignore
  gini: gini.value,
  sigma: spread.value?.logDeviation ?? null,
  variation: spread.value?.variation ?? null,
  ...Object.fromEntries(Object.entries(within).map(([group, { value }]) => [`sigma_${group}`, value?.logDeviation ?? null])),
})

/** Of descriptions their columns; of gaps `periods`, `beta` and `mobility`. */
export const spreadSheets = (table: AnalysisTableOf<'describe'> | AnalysisTableOf<'inequality'>): Sheets => {
  if (table.kind === 'describe') return { columns: table.result!.columns }
  const { periods, beta, mobility } = table.result!
  return {
    periods: periods.map(periodLine),
    beta: beta.map(({ group, fit }) => ({
      group: group ?? 'all',
      ...partLine(fit, ({ n, regions, span, beta: own, speed, halfLife, years }) => ({
        n,
        regions,
        from: span[0],
        to: span[1],
        years,
        estimate: own.estimate,
        error: own.error,
        low: own.low,
        high: own.high,
        p: own.p,
        speed,
        half_life: halfLife,
      })),
    })),
    mobility: [partLine(mobility, (value) => value)],
  }
}
