import type { RegressionShown } from '#contract/analysis/fitTables.ts'
import type { Coefficient } from '#contract/analysis/parts.ts'
import type { AnalysisRefusal } from '#contract/analysis/unfit.ts'
import { numberWords } from '../../i18n/figure.ts'
import { decimalsWithin } from '../study/figures.ts'

export interface RegressionCell {
  estimate: string
  interval: readonly [low: string, high: string]
  /** The interval does not hold zero. */
  clear: boolean
}
export interface RegressionPlan {
  models: {
    id: string
    title: { zh: string; en: string }
    effects: RegressionShown['models'][number]['effects']
    errors: RegressionShown['models'][number]['errors']
    n: number | null
    within: number | null
    refusal: AnalysisRefusal | null
  }[]
  /** Without the constant, in the order of the table. */
  rows: { name: string; cells: (RegressionCell | null)[] }[]
  /** No interval of any model keeps off zero. */
  unclear: boolean
}

/** An estimate with its interval, read at so many times its size. */
export const cellOf = (
  { estimate: raw, low: from, high: to }: Pick<Coefficient, 'estimate' | 'low' | 'high'>,
  factor = 1,
): RegressionCell => {
  const [estimate, low, high] = [raw * factor, from * factor, to * factor]
  const decimals = decimalsWithin(low, high)
  return {
    estimate: numberWords(estimate, decimals, true),
    interval: [numberWords(low, decimals, true), numberWords(high, decimals, true)],
    clear: low > 0 || high < 0,
  }
}

/** Models side by side, a row for each regressor. The constant is no finding and stays out; `factorOf` is how a coefficient is read. */
export const planRegression = (shown: RegressionShown, factorOf: (x: string) => number): RegressionPlan => {
  const names = [...new Set(shown.models.flatMap((model) => model.x))]
  const cells = shown.models.map(
    (model) =>
      new Map(
        (model.fit.value?.coefficients ?? []).map((coefficient) => [coefficient.name, cellOf(coefficient, factorOf(coefficient.name))]),
      ),
  )
  const rows = names.map((name) => ({ name, cells: cells.map((one) => one.get(name) ?? null) }))
  return {
    models: shown.models.map(({ id, title, effects, errors, fit }) => ({
      id,
      title,
      effects,
      errors,
      n: fit.value?.n ?? null,
      within: fit.value?.rSquared.within ?? fit.value?.rSquared.own ?? null,
      refusal: fit.refusal,
    })),
    rows,
    unclear: rows.every((row) => row.cells.every((cell) => cell === null || !cell.clear)),
  }
}
