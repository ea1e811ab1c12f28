import type { State } from '#contract/state.ts'

/** The value that may be drawn as of now: none where it is missing or its link is lost. */
export const standing = (state: State | undefined): number | null =>
  state === undefined || state.freshness === 'lost' ? null : state.value
