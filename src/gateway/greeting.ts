import type { Server } from 'socket.io'
import type { Down, Welcome } from '#contract/wire.ts'
import { encodedPlace } from './encodedPlace.ts'

/** How long (ms) a wall without the place waits for others, so that it is encoded once for all of them. */
const GATHERED = 10

/** What a gateway knows of itself to welcome a wall. */
export type Greeted = Omit<Welcome, 'hash' | 'place'> & { place: NonNullable<Welcome['place']> }

/** Welcomes walls: briefly who holds the place already, the others together with it. */
export class Greeting {
  private readonly waiting: string[] = []
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly io: Server,
    private readonly greeted: () => Greeted,
  ) {}

  /** Welcomes a wall that says it holds `holds`; answers the hash of the place it holds from now on. */
  welcome(id: string, holds: string | undefined): string {
    const { place: _, ...brief } = this.whole()
    if (brief.hash === holds) this.io.to(id).emit('welcome', brief)
    else {
      this.waiting.push(id)
      this.timer ??= setTimeout(() => this.tell(), GATHERED)
    }
    return brief.hash
  }

  close(): void {
    clearTimeout(this.timer)
  }

  private tell(): void {
    this.timer = undefined
    this.io.to(this.waiting.splice(0)).emit('welcome', this.whole())
  }

  private whole(): Down['welcome'] {
    const { place, ...greeted } = this.greeted()
    return { ...greeted, hash: encodedPlace(place).hash, place }
  }
}
