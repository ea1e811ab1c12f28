import type { AnalysisColumn, AnalysisInputs, AnalysisTable } from '#contract/analysis/result.ts'
import type { AnalysisSpec } from '#contract/analysis/spec.ts'
import type { TableSpec } from '#contract/analysis/tableSpecs.ts'
import { describeTable } from './describe.ts'
import { groundOf, type Ground } from './ground.ts'
import { heterogeneityTable } from './heterogeneityTable.ts'
import { indexTable } from './indexTable.ts'
import { inequalityTable } from './inequalityTable.ts'
import { mediationTable } from './mediationTable.ts'
import { regressionTable } from './regressionTable.ts'
import { robustnessTable } from './robustnessTable.ts'

const MAKERS: { [K in TableSpec['kind']]: (spec: Extract<TableSpec, { kind: K }>, ground: Ground) => AnalysisTable } = {
  describe: describeTable,
  index: indexTable,
  inequality: inequalityTable,
  regression: regressionTable,
  mediation: mediationTable,
  heterogeneity: heterogeneityTable,
  robustness: robustnessTable,
}

const columnsOf = (ground: Ground): AnalysisColumn[] =>
  ground.spec.columns.map((own) => {
    const answer = ground.column(own.id)
    if (!answer.ok) {
      const title = own.title ?? { zh: own.id, en: own.id }
      return { id: own.id, title, unit: own.unit ?? '', better: null, decimals: 0, indicators: [], values: [], refusal: answer.refusal }
    }
    const { title, unit, better, decimals, indicators, values } = answer.value
    return { id: own.id, title, unit, better, decimals, indicators: [...indicators], values: [...values], refusal: null }
  })

/**
 * All columns and tables of an analysis, from its spec and inputs alone: the same to the last bit for the same two. What cannot be
 * computed is refused by name in the table, model or path that asked for it; nothing is thrown.
 */
export const study = (spec: AnalysisSpec, inputs: AnalysisInputs): { columns: AnalysisColumn[]; tables: AnalysisTable[] } => {
  const ground = groundOf(spec, inputs)
  const make = MAKERS as Record<TableSpec['kind'], (spec: TableSpec, ground: Ground) => AnalysisTable>
  return { columns: columnsOf(ground), tables: spec.tables.map((table) => make[table.kind](table, ground)) }
}
