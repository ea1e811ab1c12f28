import { type Delta, deltaOf, packDeltas } from '#contract/delta/stateDelta.ts'
import type { State } from '#contract/state.ts'
import { keyOf } from './board.ts'
import type { Post } from './pipeline.ts'

/** The deltas of one post: each is made once, for all walls that hold its base. */
export class Deltas {
  private readonly made = new Map<string, Delta | null>()

  constructor(
    private readonly post: Post,
    private readonly names: (hash: number) => boolean,
  ) {}

  /** What a wall is told of `changed`: packed deltas for what it held before, the rest whole. */
  split(changed: readonly State[], held: (state: State) => boolean): { deltas: string; changed: State[] } {
    const deltas: Delta[] = []
    const whole: State[] = []
    for (const state of changed) {
      const delta = held(state) ? this.of(state) : null
      if (delta) deltas.push(delta)
      else whole.push(state)
    }
    return { deltas: Buffer.from(packDeltas(deltas)).toString('base64'), changed: whole }
  }

  private of(state: State): Delta | null {
    const key = keyOf(state)
    const known = this.made.get(key)
    if (known !== undefined) return known
    const before = this.post.before.get(key)
    const delta = before ? deltaOf(before, state) : null
    const sound = delta && this.names(delta.hash) ? delta : null
    this.made.set(key, sound)
    return sound
  }
}
