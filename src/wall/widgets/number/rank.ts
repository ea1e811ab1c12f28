import type { Better } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'

/** Where a region stands among its neighbours, the best first; equal values share a place. Null: it has none, or nothing is better. */
export const rankAmong = (
  region: string,
  neighbours: readonly Pick<State, 'region' | 'value' | 'freshness'>[],
  better: Better,
): { rank: number; all: number } | null => {
  const held = neighbours.flatMap((state) =>
    state.value === null || state.freshness === 'lost' ? [] : [[state.region, state.value] as const],
  )
  const own = held.find(([code]) => code === region)?.[1]
  if (own === undefined || held.length < 2 || better === 'neither' || better === 'within') return null
  return { rank: 1 + held.filter(([, value]) => (better === 'higher' ? value > own : value < own)).length, all: held.length }
}
