import type { KeptRow, Step, Store } from '../store/types.ts'
import type { Line } from './line.ts'

/** How many arrivals are read at a time: each is a transaction of up to some thousand rows. */
const PAGE = 20
/** Ms without an answer after which the store counts as away. */
const SILENCE = 2_000

export interface Followed {
  land(step: Step): void
  readings(rows: readonly KeptRow[]): Promise<void>
  /** Reads all readings anew: too many came to follow them. */
  reload(): Promise<void>
  /** A config of a higher number than the one in force. */
  config(number: number): Promise<void>
  /** The store has not answered for a while. */
  silent(): void
  /** The number of the config in force. */
  inForce(): number
}

/** Follows the store by number: what others have posted, reported, sent and set, and what of this gateway's own was kept without an answer. */
export class Follower {
  private cursor: string | null = null
  private running: Promise<void> = Promise.resolve()
  private next: Promise<void> | null = null

  constructor(
    private readonly store: Store,
    private readonly line: Line,
    private readonly told: Followed,
  ) {}

  /** From here on nothing that arrives is missed: to be called before the store is read. */
  async begin(): Promise<void> {
    this.cursor = (await this.store.sharing?.news(null))?.cursor ?? null
  }

  /** Resolves when all has been taken that was in the store when this was called. Rejects with CannotKeep when the store cannot be asked. */
  follow(): Promise<void> {
    this.next ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.next = null
        this.running = this.store.sharing ? this.news(this.store.sharing) : this.passed(Infinity)
        return this.running
      })
    return this.next
  }

  private async news(sharing: NonNullable<Store['sharing']>): Promise<void> {
    const silence = setTimeout(() => this.told.silent(), SILENCE)
    const { position, config, arrivals, missed, cursor } = await sharing.news(this.cursor).finally(() => clearTimeout(silence))
    // Readings before what was judged of them: who sees a state and asks for its series finds what it was made of.
    if (missed) await this.told.reload()
    for (let from = 0; from < arrivals.length; from += PAGE)
      await this.told.readings(await sharing.arrived(arrivals.slice(from, from + PAGE)))
    this.cursor = cursor
    await this.passed(position)
    if (config > this.told.inForce()) await this.told.config(config)
  }

  private async passed(until: number): Promise<void> {
    for (let before = -1; this.line.last < until && this.line.last > before;) {
      before = this.line.last
      const { position, steps } = await this.store.passed(before)
      for (const step of steps) this.line.put(step.position, () => this.told.land(step))
      this.line.upTo(position)
    }
  }
}
