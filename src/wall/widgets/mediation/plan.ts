import type { MediationShown } from '#contract/analysis/fitTables.ts'
import type { Text } from '#contract/names.ts'
import type { AnalysisRefusal } from '#contract/analysis/unfit.ts'
import { cellOf, type RegressionCell } from '../regression/plan.ts'

export interface ChannelPlan {
  id: string
  title: Text
  reason: Text
  column: string | null
  refusal: AnalysisRefusal | null
  path: {
    /** a, b, c′ and c. */
    toMediator: RegressionCell
    fromMediator: RegressionCell
    direct: RegressionCell
    total: RegressionCell
    indirect: RegressionCell
    /** Of the total; null where the paths point apart. */
    share: number | null
    draws: number
    n: number
    span: readonly [string, string]
  } | null
}

/** Each channel: its three paths and a × b with the interval of the bootstrap, or why it has none; `factorOf` is how a coefficient is read. */
export const planChannels = (shown: MediationShown, factorOf: (y: string, x: string) => number): ChannelPlan[] =>
  shown.channels.map(({ id, title, reason, column, path }): ChannelPlan => {
    const found = path?.value ?? null
    if (!found) return { id, title, reason, column, refusal: path?.refusal ?? null, path: null }
    const [low, high] = found.bootstrap.biasCorrected
    return {
      id,
      title,
      reason,
      column,
      refusal: null,
      path: {
        toMediator: cellOf(found.toMediator, factorOf(column ?? '', shown.x)),
        fromMediator: cellOf(found.fromMediator, factorOf(shown.y, column ?? '')),
        direct: cellOf(found.direct, factorOf(shown.y, shown.x)),
        total: cellOf(found.total, factorOf(shown.y, shown.x)),
        indirect: cellOf({ estimate: found.indirect, low, high }, factorOf(shown.y, shown.x)),
        share: found.share,
        draws: found.bootstrap.used,
        n: found.n,
        span: found.span,
      },
    }
  })
