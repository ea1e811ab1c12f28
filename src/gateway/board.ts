import { seriesHash } from '#contract/delta/stateDelta.ts'
import { seriesKey, type State } from '#contract/state.ts'

/** One change of the board: at which position which series changed or left. */
interface Change {
  position: number
  at: number
  keys: readonly string[]
  gone: readonly string[]
}

const HOUR = 3_600_000

/** The states that stand, and an hour's log of what changed. */
export class Board {
  private states = new Map<string, State>()
  private log: Change[] = []
  /** Series by hash; null where two share one. */
  private hashes = new Map<number, string | null>()
  /** Positions after this one are all in the log. */
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
    this.log = []
  }

  /** Takes what was kept under `position`. */
  apply(position: number, at: number, changed: readonly State[], gone: readonly string[]): void {
    for (const key of gone) this.states.delete(key)
    for (const state of changed) {
      const key = keyOf(state)
      if (!this.states.has(key)) this.name(key)
      this.states.set(key, state)
    }
    this.pass(position)
    this.log.push({ position, at, keys: changed.map(keyOf), gone })
    const old = this.log.findIndex((change) => change.at > at - HOUR)
    if (old > 0) {
      this.reach = this.log[old - 1]!.position
      this.log.splice(0, old)
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

  /** Series that changed and series that left after a position; null when the log does not reach back that far. */
  since(position: number): { keys: Set<string>; gone: Set<string> } | null {
    if (position < this.reach || position > this.position) return null
    const keys = new Set<string>()
    const gone = new Set<string>()
    for (const change of this.log) {
      if (change.position <= position) continue
      for (const key of change.keys) {
        keys.add(key)
        gone.delete(key)
      }
      for (const key of change.gone) {
        gone.add(key)
        keys.delete(key)
      }
    }
    return { keys, gone }
  }

  /** Positions after this one are known here; older ones are asked of the store. */
  reaches(position: number): boolean {
    return position >= this.reach
  }
}

export const keyOf = (state: Pick<State, 'indicator' | 'region' | 'category'>): string =>
  seriesKey(state.indicator, state.region, state.category)
