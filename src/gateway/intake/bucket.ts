/** How many senders are remembered before those that owe nothing are let go. */
const MOST = 20_000

/**
 * A token bucket for each sender. What is taken may leave a debt, so a large call is let through and the next one waits:
 * `wait` answers the seconds until the debt is paid, 0 when there is none. Instants in ms of any steady clock.
 */
export class Bucket {
  #levels = new Map<string, { left: number; at: number }>()

  constructor(
    private readonly rate: number,
    private readonly burst: number,
  ) {}

  get size(): number {
    return this.#levels.size
  }

  wait(sender: string, now: number): number {
    const { left } = this.#level(sender, now)
    return left > 0 ? 0 : Math.max(1, Math.ceil((1 - left) / this.rate))
  }

  take(sender: string, amount: number, now: number): void {
    this.#level(sender, now).left -= amount
  }

  #level(sender: string, now: number): { left: number; at: number } {
    const level = this.#levels.get(sender) ?? { left: this.burst, at: now }
    level.left = Math.min(this.burst, level.left + (Math.max(0, now - level.at) / 1000) * this.rate)
    level.at = now
    if (this.#levels.size >= MOST && !this.#levels.has(sender)) this.#forget(now)
    this.#levels.set(sender, level)
    return level
  }

  #forget(now: number): void {
    for (const [sender, { left, at }] of this.#levels) if (left + ((now - at) / 1000) * this.rate >= this.burst) this.#levels.delete(sender)
  }
}
