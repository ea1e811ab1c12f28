import type { MediationShown } from '#contract/analysis/fitTables.ts'
import type { Text } from '#contract/names.ts'
import type { AnalysisRefusal } from '#contract/analysis/unfit.ts'
import { cellOf, type RegressionCell } from '../regression/plan.ts'
import type { Step } from '../study/steps.ts'

export interface PathCell extends RegressionCell {
  step: Step
}
export interface ChannelPlan {
  id: string
  title: Text
  reason: Text
  column: string | null
  refusal: AnalysisRefusal | null
  path: {
    /** a, b and c′, each with what one step is of and the unit it is in. */
    toMediator: PathCell
    fromMediator: PathCell
    direct: PathCell
    /** c and a × b, in the unit of c′. */
    total: RegressionCell
    indirect: RegressionCell
    /** Of the total; null where the paths point apart. */
    share: number | null
    draws: number
    n: number
    span: readonly [string, string]
  } | null
}

/** Each channel: its three paths and a × b with the interval of the bootstrap, or why it has none; `stepFor` is how a coefficient is read. */
export const planChannels = (shown: MediationShown, stepFor: (y: string, x: string) => Step): ChannelPlan[] =>
  shown.channels.map(({ id, title, reason, column, path }): ChannelPlan => {
    const found = path?.value ?? null
    if (!found) return { id, title, reason, column, refusal: path?.refusal ?? null, path: null }
    const [low, high] = found.bootstrap.biasCorrected
    const [first, second, whole] = [stepFor(column ?? '', shown.x), stepFor(shown.y, column ?? ''), stepFor(shown.y, shown.x)]
    return {
      id,
      title,
      reason,
      column,
      refusal: null,
      path: {
        toMediator: { ...cellOf(found.toMediator, first.factor), step: first },
        fromMediator: { ...cellOf(found.fromMediator, second.factor), step: second },
        direct: { ...cellOf(found.direct, whole.factor), step: whole },
        total: cellOf(found.total, whole.factor),
        indirect: cellOf({ estimate: found.indirect, low, high }, whole.factor),
        share: found.share,
        draws: found.bootstrap.used,
        n: found.n,
        span: found.span,
      },
    }
  })
