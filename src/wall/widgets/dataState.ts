import type { State } from '#contract/state.ts'

/** What a panel's root says of itself in `data-state`. */
export type DataState = 'loading' | 'live' | 'late' | 'lost' | 'ended' | 'disputed' | 'missing' | 'failed'

const single = (state: State): DataState => {
  if (state.freshness === 'lost') return 'lost'
  if (state.value === null) return 'missing'
  if (state.quality === 'disputed' || state.dispute !== null) return 'disputed'
  return state.freshness
}

/**
 * The state of a panel from its main figures. One figure speaks for itself. Of several: missing, lost or ended only when all
 * that stand are; late when any is late or lost; disputed when any is; live otherwise.
 */
export const dataStateOf = (states: readonly (State | undefined)[], loading: boolean): DataState => {
  if (loading) return 'loading'
  const found = states.flatMap((state) => (state ? [single(state)] : []))
  const standing = found.filter((one) => one !== 'missing')
  if (standing.length === 0) return 'missing'
  for (const whole of ['lost', 'ended'] as const) if (standing.every((one) => one === whole)) return whole
  if (standing.some((one) => one === 'late' || one === 'lost')) return 'late'
  return standing.includes('disputed') ? 'disputed' : 'live'
}
