/** A place's clock as learned from the gateway: told instants, and a pace between them. */
export interface PlaceClock {
  /** The place said `at` when the wall clock stood at `heard`. */
  hear(at: number, heard: number): void
  /** The place's instant at a wall-clock instant; null before anything was heard. Never ahead of the pace that was seen. */
  at(wall: number): number | null
}

/** Interpolates between what the gateway says; a jump back (another store) is followed. */
export const placeClock = (): PlaceClock => {
  let last: { at: number; heard: number } | null = null
  let pace = 0
  return {
    hear(at, heard) {
      if (last && heard > last.heard) pace = Math.max(0, (at - last.at) / (heard - last.heard))
      last = { at, heard }
    },
    at: (wall) => (last ? last.at + pace * Math.max(0, Math.min(wall - last.heard, 3000)) : null),
  }
}
