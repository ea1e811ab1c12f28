import { readFileSync } from 'node:fs'
import { type AnalysisResult as Result, AnalysisResult, type AnalysisTable, type AnalysisTableOf } from '#contract/analysis/result.ts'

/** The analysis of the real panel, as the gateway answers it. */
export const national: Result = AnalysisResult.parse(
  JSON.parse(readFileSync(new URL('../../../fixtures/analyses/national.json', import.meta.url), 'utf8')),
)

export const tableOf = <K extends AnalysisTable['kind']>(kind: K, id: string): AnalysisTableOf<K> => {
  const found = national.tables.find((table) => table.id === id)
  if (found?.kind !== kind) throw new Error(`no ${kind} ${id}`)
  return found as AnalysisTableOf<K>
}

/** A table's result; the fixture has no refused table. */
export const shownOf = <K extends AnalysisTable['kind']>(kind: K, id: string) =>
  tableOf(kind, id).result as NonNullable<AnalysisTableOf<K>['result']>
