import { setImmediate as breath } from 'node:timers/promises'

/** Gives one turn of the event loop to each who asks, so that a crowd does not keep timers and other sockets waiting. */
export class Turns {
  private last: Promise<void> = Promise.resolve()

  next(): Promise<void> {
    return (this.last = this.last.then(() => breath()))
  }
}
