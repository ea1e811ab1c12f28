import { seriesHash } from '#contract/delta/stateDelta.ts'
import { seriesKey, type State } from '#contract/state.ts'
import type { Change } from './book.ts'

/** What the wall holds up to the last message, ahead of the book, which is swapped once a frame: deltas are read against this. */
export const createNewest = () => {
  const states = new Map<number, State>()
  const hashes = new Map<string, number>()
  const hashOf = (key: string): number => {
    let hash = hashes.get(key)
    if (hash === undefined) hashes.set(key, (hash = seriesHash(key)))
    return hash
  }
  return {
    byHash: (hash: number): State | undefined => states.get(hash),
    take: ({ full, states: taken, gone }: Change): void => {
      if (full) states.clear()
      for (const state of taken) states.set(hashOf(seriesKey(state.indicator, state.region, state.category)), state)
      for (const key of gone) states.delete(hashOf(key))
    },
  }
}
