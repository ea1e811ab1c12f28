import type { Coefficient, Sample } from '#contract/analysis/parts.ts'
import type { AnalysisTable } from '#contract/analysis/result.ts'
import type { AnalysisRefusal } from '#contract/analysis/unfit.ts'
import type { Line, Sheets } from './tableCsv.ts'

type Fit = Extract<AnalysisTable, { kind: 'regression' | 'mediation' | 'heterogeneity' | 'robustness' }>
type Part<T> = { refusal: AnalysisRefusal | null; value: T | null }

/** The figures of a part, or its refusal in a column of its own. */
export const partLine = <T>({ refusal, value }: Part<T>, line: (value: T) => Line): Line =>
  value === null ? { refusal: refusal?.reason ?? '' } : line(value)

const sample = ({ n, regions, periods, span }: Sample): Line => ({ n, regions, periods, from: span[0], to: span[1] })

const figures = ({ estimate, error, statistic, p, low, high }: Coefficient): Line => ({ estimate, error, statistic, p, low, high })

const one = (fit: Sample & { coefficient: Coefficient }): Line => ({ ...sample(fit), ...figures(fit.coefficient) })

/** Of regressions `coefficients` and `models`; of channels `paths`; of groups `groups` and `differences`; of robustness `checks`. */
export const fitSheets = (table: Fit): Sheets => {
  if (table.kind === 'regression') {
    const { models, hausman } = table.result!
    return {
      coefficients: models.flatMap(({ id, effects, errors, fit }) =>
        fit.value === null
          ? [{ model: id, effects, errors, refusal: fit.refusal.reason }]
          : fit.value.coefficients.map((own): Line => ({
              model: id,
              effects,
              errors,
              name: own.name,
              ...figures(own),
              ...sample(fit.value),
            })),
      ),
      models: models.map(({ id, effects, errors, fit }) => ({
        model: id,
        effects,
        errors,
        ...partLine(fit, (own) => ({
          ...sample(own),
          r2_within: own.rSquared.within,
          r2_between: own.rSquared.between,
          r2_overall: own.rSquared.overall,
          f: own.joint.statistic,
          f_p: own.joint.p,
          effects_f: own.effects?.statistic ?? null,
          effects_p: own.effects?.p ?? null,
        })),
      })),
      hausman:
        hausman === null
          ? []
          : [
              partLine(hausman, ({ statistic, degrees, p, definite, common }) => ({
                chi2: statistic,
                degrees,
                p,
                definite: definite ? 'yes' : 'no',
                chi2_common: common.statistic,
                p_common: common.p,
              })),
            ],
    }
  }
  if (table.kind === 'mediation')
    return {
      paths: table.result!.channels.flatMap(({ id, column, path }): Line[] => {
        if (path?.value == null) return [{ channel: id, mediator: column ?? '', refusal: path?.refusal?.reason ?? 'no_column' }]
        const { total, toMediator, fromMediator, direct, indirect, share, sobel, bootstrap } = path.value
        const legs = { c: total, a: toMediator, b: fromMediator, c_direct: direct }
        const [low, high] = bootstrap.percentile
        const [corrected_low, corrected_high] = bootstrap.biasCorrected
        const lines = Object.entries(legs).map(([leg, own]): Line => ({
          channel: id,
          mediator: column,
          leg,
          ...figures(own),
          ...sample(path.value),
        }))
        const indirectLine = {
          estimate: indirect,
          error: sobel.error,
          statistic: sobel.statistic,
          p: sobel.p,
          low,
          high,
          corrected_low,
          corrected_high,
        }
        return [
          ...lines,
          { channel: id, mediator: column, leg: 'ab', ...indirectLine, share, draws: bootstrap.used, ...sample(path.value) },
        ]
      }),
    }
  if (table.kind === 'heterogeneity') {
    const { all, groups, differences } = table.result!
    return {
      groups: [{ group: 'all', ...partLine(all, one) }, ...groups.map(({ id, fit }) => ({ group: id, ...partLine(fit, one) }))],
      differences: differences.map(({ first, second, test }) => ({ first, second, ...partLine(test, (value) => value) })),
    }
  }
  return {
    checks: table.result!.checks.map(({ id, kind, fit }) => ({
      check: id,
      kind,
      ...partLine(fit, (own) => ({ ...one(own), first_stage_f: own.firstStage?.statistic ?? null })),
    })),
  }
}
