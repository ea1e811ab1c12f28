import type { Indicator } from '#contract/indicator.ts'
import type { Freshness, State } from '#contract/state.ts'
import { ageWords, periodWords } from '../i18n/words.ts'
import type { Said } from '../widgets/context.ts'
import { linkWords, tagsOf } from '../widgets/figurePlan.ts'

/** What a panel says of the figures it shows: how fresh, whose, of when, of what quality. */
export interface FootPlan {
  freshness: { kind: Freshness; words: string } | null
  departments: string[]
  period: string
  age: string
  tags: string[]
}

const WORST: readonly Freshness[] = ['live', 'ended', 'late', 'lost']

/** One period for all, or none: figures of several periods do not share a foot. */
const commonPeriod = (states: readonly State[], indicatorOf: (id: string) => Indicator | undefined, said: Said): string => {
  const labels = new Set(states.map((state) => state.period?.label ?? ''))
  const [first] = states
  const indicator = first && indicatorOf(first.indicator)
  if (labels.size !== 1 || !first || !indicator) return ''
  return periodWords(first.period, indicator.grain, indicator.accrual === 'yearToDate', said.language, said.zone, said.now)
}

export const planFoot = (
  reported: readonly (State | undefined)[],
  indicatorOf: (id: string) => Indicator | undefined,
  said: Said,
): FootPlan => {
  const states = reported.flatMap((state) => (state ? [state] : []))
  const known = states.filter((state) => state.value !== null && state.knownAt !== null)
  const newest = Math.max(0, ...known.map((state) => Date.parse(state.knownAt!)))
  const age = newest > 0 ? ageWords(said.now - newest, said.language) : ''
  const worst = [...states]
    .filter((state) => state.value !== null)
    .sort((a, b) => WORST.indexOf(b.freshness) - WORST.indexOf(a.freshness))[0]
  const all = worst && states.every((state) => state.value === null || state.freshness === worst.freshness)
  const indicator = worst && indicatorOf(worst.indicator)
  const kind = worst
    ? all
      ? worst.freshness
      : worst.freshness === 'ended'
        ? 'live'
        : worst.freshness === 'live'
          ? 'live'
          : states.length === 1
            ? worst.freshness
            : 'live'
    : null
  return {
    freshness: kind && indicator ? { kind, words: kind === 'live' ? age : linkWords(worst, indicator, said) } : null,
    departments: [...new Set(states.flatMap((state) => state.departments))],
    period: commonPeriod(known.length > 0 ? known : states, indicatorOf, said),
    // How long ago an ended series arrived says nothing of it.
    age: kind === 'ended' ? '' : age,
    tags: [...new Set(states.flatMap((state) => tagsOf(state, said.language)))],
  }
}
