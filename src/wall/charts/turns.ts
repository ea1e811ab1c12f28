/** When work may run. `now` in ms. */
export interface Frames {
  readonly now: () => number
  readonly next: (run: () => void) => void
}

export interface Turns {
  /** Puts work in the queue; later work of the same owner takes the earlier one's place and keeps its turn. */
  ask(owner: number, work: () => void): void
  forget(owner: number): void
  /** Owners whose work has not been done yet. */
  waiting(): number
}

/** Spreads work over frames: each frame takes owners in turn until `budget` ms are spent, at least one. */
export const takeTurns = (frames: Frames, budget: number): Turns => {
  const queue = new Map<number, () => void>()
  let asked = false

  const plan = (): void => {
    if (asked || queue.size === 0) return
    asked = true
    frames.next(frame)
  }
  const frame = (): void => {
    asked = false
    const until = frames.now() + budget
    for (const [owner, work] of queue) {
      queue.delete(owner)
      work()
      if (frames.now() >= until) break
    }
    plan()
  }

  return {
    ask(owner, work) {
      queue.set(owner, work)
      plan()
    },
    forget: (owner) => void queue.delete(owner),
    waiting: () => queue.size,
  }
}
