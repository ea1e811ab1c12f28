import { seriesHash } from '#contract/delta/stateDelta.ts'
import { seriesKey, type State } from '#contract/state.ts'

/** When the board took a position. */
interface Taken {
  position: number
  at: number
}

const HOUR = 3_600_000

/** The states that stand, and for each series the position at which it last changed or left: a log would grow with every change. */
export class Board {
  private states = new Map<string, State>()
  private moved = new Map<string, number>()
  /** In the order of their positions. */
  private left = new Map<string, number>()
  private taken: Taken[] = []
  /** Series by hash; null where two share one. */
  private hashes = new Map<number, string | null>()
  /** Of positions after this one it is known what changed. */
  private reach = 0
  position = 0

  get(key: string): State | undefined {
    return this.states.get(key)
  }

  all(): Iterable<State> {
    return this.states.values()
  }

  get size(): number {
    return this.states.size
  }

  /** Puts the kept board back at a start; what came before is asked of the store. */
  restore(position: number, states: readonly State[]): void {
    this.states = new Map(states.map((state) => [keyOf(state), state]))
    this.hashes = new Map()
    for (const key of this.states.keys()) this.name(key)
    this.position = position
    this.reach = position
    this.moved = new Map()
    this.left = new Map()
    this.taken = []
  }

  /** Takes what was kept under `position`. */
  apply(position: number, at: number, changed: readonly State[], gone: readonly string[]): void {
    for (const key of gone) {
      this.states.delete(key)
      this.moved.delete(key)
      this.left.delete(key)
      this.left.set(key, position)
    }
    for (const state of changed) {
      const key = keyOf(state)
      if (!this.states.has(key)) this.name(key)
      this.states.set(key, state)
      this.moved.set(key, position)
      this.left.delete(key)
    }
    this.pass(position)
    this.taken.push({ position, at })
    const old = this.taken.findIndex((one) => one.at > at - HOUR)
    if (old > 0) this.forget(this.taken.splice(0, old).at(-1)!.position)
  }

  /** Lets go of what left up to a position. */
  private forget(position: number): void {
    this.reach = position
    for (const [key, at] of this.left) {
      if (at > position) return
      this.left.delete(key)
    }
  }

  private name(key: string): void {
    const hash = seriesHash(key)
    const owner = this.hashes.get(hash)
    this.hashes.set(hash, owner === undefined || owner === key ? key : null)
  }

  /** Whether no other series has had this hash: then it names one series to every wall. */
  names(hash: number): boolean {
    return typeof this.hashes.get(hash) === 'string'
  }

  /** An incident or a notice took this position. */
  pass(position: number): void {
    this.position = Math.max(this.position, position)
  }

  /** Series that changed and series that left after a position; null when it is not known any more. */
  since(position: number): { keys: Set<string>; gone: Set<string> } | null {
    if (position < this.reach || position > this.position) return null
    const after = (found: ReadonlyMap<string, number>) => new Set([...found].flatMap(([key, at]) => (at > position ? [key] : [])))
    return { keys: after(this.moved), gone: after(this.left) }
  }

  /** Positions after this one are known here; older ones are asked of the store. */
  reaches(position: number): boolean {
    return position >= this.reach
  }
}

export const keyOf = (state: Pick<State, 'indicator' | 'region' | 'category'>): string =>
  seriesKey(state.indicator, state.region, state.category)
