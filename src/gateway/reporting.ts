import type { ReportsAnswer } from '#contract/notice.ts'
import type { Numbered, Sender } from './doors.ts'
import type { Tracker } from './follow/tracker.ts'
import type { Model } from './model.ts'
import { checkIncidents, checkNotices } from './reports.ts'
import type { Outcome, Step, Store } from './store/types.ts'

export interface ReportingParts {
  store: Store
  tracker: Pick<Tracker, 'sure' | 'put'>
  model: Model
  now: number
}

const empty = (): ReportsAnswer => ({ accepted: 0, unchanged: 0, revised: 0, refused: [] })

/** Keeps what was checked, tells the walls what changed, and counts. */
const kept = async <T extends { outcome: Outcome }>(
  answer: ReportsAnswer,
  { tracker }: ReportingParts,
  keep: () => Promise<T[]>,
  stepOf: (one: T) => Step,
): Promise<ReportsAnswer> => {
  for (const one of await tracker.sure(keep)) {
    answer[one.outcome]++
    if (one.outcome !== 'unchanged') tracker.put(stepOf(one))
  }
  return answer
}

/** Takes in reports of incidents: each a new one's first event, another's next, or known already. */
export const reportIncidents = async (
  reports: readonly Numbered<unknown>[],
  sender: Sender,
  parts: ReportingParts,
): Promise<ReportsAnswer> => {
  const answer = empty()
  const good = checkIncidents(reports, sender, parts.model, parts.now, answer)
  if (good.length === 0) return answer
  return kept(
    answer,
    parts,
    () => parts.store.appendEvents(good, parts.now),
    ({ position, incident }) => ({ kind: 'incident', position, incident }),
  )
}

/** Takes in notices. */
export const reportNotices = async (
  reports: readonly Numbered<unknown>[],
  sender: Sender,
  parts: ReportingParts,
): Promise<ReportsAnswer> => {
  const answer = empty()
  const good = checkNotices(reports, sender, parts.model, answer)
  if (good.length === 0) return answer
  return kept(
    answer,
    parts,
    () => parts.store.putNotices(good, parts.now),
    ({ position, notice }) => ({ kind: 'notice', position, notice }),
  )
}
