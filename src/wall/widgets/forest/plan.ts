import type { HeterogeneityShown, RobustnessShown } from '#contract/analysis/fitTables.ts'
import type { Text } from '#contract/names.ts'
import type { AnalysisRefusal } from '#contract/analysis/unfit.ts'
import { cellOf, type RegressionCell } from '../regression/plan.ts'

export interface ForestRow {
  id: string
  /** Null: of all regions. */
  title: Text | null
  n: number | null
  span: readonly [string, string] | null
  /** Where estimate and interval lie, 0 to 1 of the plot. */
  at: { estimate: number; low: number; high: number } | null
  cell: RegressionCell | null
  refusal: AnalysisRefusal | null
}
export interface ForestPlan {
  rows: ForestRow[]
  /** Where zero lies. */
  zero: number
  differences: { first: string; second: string; p: number | null }[]
}

type Fit = HeterogeneityShown['all']

const SPARE = 0.06

const planRows = (fits: readonly { id: string; title: Text | null; fit: Fit }[], factor: number): Pick<ForestPlan, 'rows' | 'zero'> => {
  const found = fits.flatMap(({ fit }) => (fit.value ? [fit.value.coefficient] : []))
  const low = Math.min(0, ...found.map((one) => one.low))
  const high = Math.max(0, ...found.map((one) => one.high))
  const air = (high - low) * SPARE || 1
  const at = (value: number): number => (value - low + air) / (high - low + 2 * air)
  return {
    zero: at(0),
    rows: fits.map(({ id, title, fit }): ForestRow => {
      const one = fit.value
      return {
        id,
        title,
        n: one?.n ?? null,
        span: one?.span ?? null,
        at: one ? { estimate: at(one.coefficient.estimate), low: at(one.coefficient.low), high: at(one.coefficient.high) } : null,
        cell: one ? cellOf(one.coefficient, factor) : null,
        refusal: fit.refusal,
      }
    }),
  }
}

/** One coefficient in all regions and in each group; which groups differ by more than chance. */
export const planGroups = (shown: HeterogeneityShown, factor: number): ForestPlan => ({
  ...planRows([{ id: 'all', title: null, fit: shown.all }, ...shown.groups.map(({ id, title, fit }) => ({ id, title, fit }))], factor),
  differences: shown.differences.map(({ first, second, test }) => ({ first, second, p: test.value?.p ?? null })),
})

/** The same coefficient under each check. */
export const planChecks = (shown: RobustnessShown, factor: number): ForestPlan => ({
  ...planRows(
    shown.checks.map(({ id, title, fit }) => ({ id, title, fit: fit as Fit })),
    factor,
  ),
  differences: [],
})
