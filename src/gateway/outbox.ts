/** Lets positions out in their order, whatever order their commits were answered in. */
export class Outbox {
  private waiting = new Map<number, () => void>()

  constructor(private last: number) {}

  /** Sends now when every position before it has been sent, else when they have. */
  put(position: number, send: () => void): void {
    this.waiting.set(position, send)
    for (let next = this.last + 1; this.waiting.has(next); next++) this.release(next)
  }

  /** Lets go of everything: positions that never came belong to nobody here. */
  flush(): void {
    for (const position of [...this.waiting.keys()].sort((a, b) => a - b)) this.release(position)
  }

  private release(position: number): void {
    const send = this.waiting.get(position)!
    this.waiting.delete(position)
    this.last = Math.max(this.last, position)
    send()
  }
}
