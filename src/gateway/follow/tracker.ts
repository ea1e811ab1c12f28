import type { Doubts } from '../doubts.ts'
import { CannotKeep } from '../store/errors.ts'
import type { Lease, Step, Store } from '../store/types.ts'
import { type Followed, Follower } from './follower.ts'
import { Line } from './line.ts'
import { keptConfig, type NumberedConfig } from './opening.ts'

/** Ms until a wall that is ahead is answered all the same. */
const PATIENCE = 2_000

export interface Tracked extends Pick<Followed, 'land' | 'readings' | 'reload' | 'inForce'> {
  config(next: NumberedConfig): Promise<void>
  /** It is this gateway's turn to judge. */
  judge(): void
  log(error: unknown, what: string): void
}

/** Keeps a gateway's picture in step with its store, its own writes and those of others, position by position; knows whether the store answers. */
export class Tracker {
  private readonly line = new Line(0)
  private readonly follower: Follower
  private lease: Lease | null = null
  /** Something was written without an answer, and may have been kept. */
  private unsure = false
  reachable = true

  constructor(
    private readonly store: Store,
    private readonly doubts: Doubts,
    private readonly told: Tracked,
  ) {
    this.follower = new Follower(store, this.line, {
      land: told.land,
      readings: told.readings,
      reload: told.reload,
      inForce: told.inForce,
      config: () => this.config(),
      silent: () => void (this.reachable = false),
    })
  }

  /** To be called before the store is read. */
  begin(): Promise<void> {
    return this.follower.begin()
  }

  /** The board of a position has been read. */
  stands(position: number): void {
    this.line.upTo(position)
  }

  /** Follows from now on, and judges when it is its turn. */
  async join(): Promise<void> {
    this.lease = this.store.sharing?.contend({ woken: () => this.wake(), judge: () => this.told.judge() }) ?? null
    await this.lease?.asked
  }

  leave(): void {
    this.lease?.close()
  }

  /** Whether it is this gateway's turn to judge, and under which number: null where it is alone. */
  turn(): { fence: number | null } | null {
    if (!this.lease) return { fence: null }
    const fence = this.lease.fence()
    return fence === null ? null : { fence }
  }

  /** Takes what a position brought when its turn comes; looks for those before it where they are not known. */
  put(step: Step): void {
    this.line.put(step.position, () => this.told.land(step))
    if (this.line.waits) this.wake()
  }

  /** What was written without an answer is looked for before anything is judged again. */
  async sure<T>(writing: () => Promise<T>): Promise<T> {
    try {
      if (!this.reachable) throw new CannotKeep('the store does not answer')
      return await writing()
    } catch (error) {
      this.unsure = true
      throw error
    }
  }

  /** Looks for what is new where there may be something. Rejects with CannotKeep when the store cannot be asked. */
  async look(): Promise<void> {
    if (this.lease || this.line.waits || this.unsure || this.doubts.size > 0) await this.caughtUp()
  }

  private async caughtUp(): Promise<void> {
    try {
      if (this.doubts.overflown) {
        await this.begin()
        this.doubts.forget()
        await this.told.reload()
      }
      await this.follower.follow()
      await this.doubts.settle(async (rows) => this.told.readings(await this.store.current(rows)))
      this.reachable = true
      this.unsure = false
    } catch (error) {
      if (this.lease && error instanceof CannotKeep) this.reachable = false
      throw error
    }
  }

  private wake(): void {
    void this.caughtUp().catch((error: unknown) => this.told.log(error, 'following'))
  }

  private async config(): Promise<void> {
    const newest = await this.store.newestConfig()
    if (newest && newest.number > this.told.inForce()) await this.told.config(keptConfig(newest))
  }

  /** Whether a wall has seen more at another gateway than can be known here now; `reached` is how far this one's board goes. */
  async isBehind({ epoch, position }: { epoch: string | null; position: number | null }, reached: () => number): Promise<boolean> {
    if (!this.lease || epoch !== this.store.epoch || position === null || position <= reached()) return false
    const looked = this.caughtUp().then(
      () => true,
      () => false,
    )
    const patience = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE, false).unref())
    return !(await Promise.race([looked, patience])) && position > reached()
  }
}
