import type { AnalysisTable } from '#contract/analysis/result.ts'
import type { Coefficient as CoefficientShown, JointTest as JointShown, Sample } from '#contract/analysis/parts.ts'
import type { AnalysisRefusal } from '#contract/analysis/unfit.ts'
import type { Finding } from '../finding.ts'
import type { PanelRow } from '../panel.ts'
import type { Coefficient, JointTest } from '../regression/tests.ts'
import { METHODS } from './methods.ts'

/** What all tables say of themselves, but for their kind and result. */
export type Head = Omit<AnalysisTable, 'kind' | 'result'>

interface Own {
  id: string
  title: Head['title']
}

/** The head of a table before its figures are known. */
export const headOf = (own: Own, method: keyof typeof METHODS, inputs: readonly string[], seed: number | null): Head => ({
  id: own.id,
  title: own.title,
  method: { id: method, ...METHODS[method] },
  inputs: [...new Set(inputs)],
  n: 0,
  regions: 0,
  span: null,
  seed,
  missing: [],
  notes: [],
  refusal: null,
})

/** Rows used, as a head says them. */
export const countedOf = (rows: readonly PanelRow[]): Pick<Head, 'n' | 'regions' | 'span'> => {
  const periods = rows.map(({ period }) => period).sort()
  return {
    n: rows.length,
    regions: new Set(rows.map(({ region }) => region)).size,
    span: rows.length === 0 ? null : [periods[0]!, periods.at(-1)!],
  }
}

/** What a model was made of. */
export const sampleOf = (rows: readonly PanelRow[]): Sample => {
  const { n, regions, span } = countedOf(rows)
  return { n, regions, periods: new Set(rows.map(({ period }) => period)).size, span: span ?? ['', ''] }
}

/** Null for what is no number: a quotient by 0. */
export const finite = (value: number | null): number | null => (value === null || !Number.isFinite(value) ? null : value)

export const shownCoefficient = ({ name, estimate, error, statistic, p, low, high }: Coefficient): CoefficientShown => ({
  name,
  estimate,
  error,
  statistic: finite(statistic),
  p: finite(statistic) === null ? null : finite(p),
  low,
  high,
})

export const shownTest = ({ statistic, degrees, p }: JointTest): JointShown => ({
  statistic: finite(statistic),
  degrees: [degrees[0], finite(degrees[1])],
  p: finite(p),
})

/** A part with its figures or its refusal. */
export const part = <T, S>(
  answer: Finding<T>,
  shown: (value: T) => S,
): { refusal: null; value: S } | { refusal: AnalysisRefusal; value: null } =>
  answer.ok ? { refusal: null, value: shown(answer.value) } : { refusal: answer.refusal, value: null }

/** The figures of a table with what they say of its head. */
export interface Made<T> {
  head: Pick<Head, 'n' | 'regions' | 'span'> & Partial<Pick<Head, 'missing' | 'notes'>>
  result: T
}

/** The table with its figures, or with the refusal by name in their place. */
export const tableOf = <K extends AnalysisTable['kind'], T>(
  kind: K,
  head: Head,
  answer: Finding<Made<T>>,
): Head & { kind: K; result: T | null } =>
  answer.ok
    ? { ...head, ...answer.value.head, kind, result: answer.value.result }
    : { ...head, refusal: answer.refusal, kind, result: null }
