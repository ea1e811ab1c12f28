/** Takes what positions bring strictly in their order, whatever order they come to be known in: a later one waits for those before it. */
export class Line {
  private waiting = new Map<number, () => void>()

  constructor(public last: number) {}

  /** Takes it now when every position before it has been taken, else when they have. What was taken is not taken again. */
  put(position: number, take: () => void): void {
    if (position > this.last) this.waiting.set(position, take)
    this.advance()
  }

  /** Everything up to a position is known: those that nothing was put for brought nothing that still stands. */
  upTo(position: number): void {
    for (const due of [...this.waiting.keys()].filter((one) => one <= position).sort((a, b) => a - b)) this.release(due)
    this.last = Math.max(this.last, position)
    this.advance()
  }

  /** Whether a position before one that is known is not. */
  get waits(): boolean {
    return this.waiting.size > 0
  }

  private advance(): void {
    while (this.waiting.has(this.last + 1)) this.release(this.last + 1)
  }

  private release(position: number): void {
    const take = this.waiting.get(position)!
    this.waiting.delete(position)
    this.last = position
    take()
  }
}
