/** An analysis of a panel: what is declared (`AnalysisSpec`) and what the gateway answers (`AnalysisResult`). */
export { type AnalysisSpec, type ColumnSpec, type GroupingSpec } from './analysis/spec.ts'
export * from './analysis/result.ts'
