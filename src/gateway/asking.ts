import type { Socket } from 'socket.io'
import type { z } from 'zod'
import { type Reason, refused, type Reply } from '#contract/reply.ts'
import { backlogOf, cutOff } from './wire.ts'
import { Bucket } from './intake/bucket.ts'
import { Turns } from './turns.ts'

/** Asks a second of one wall in the long run, and at once: a scene asks for the past of each of its figures. */
const ASKS = 50
const ASKS_AT_ONCE = 1_000
/** Bytes that may wait for a wall before it gets no answer but is cut. */
const MOST_WAITING = 1024 * 1024

type Tell = (answer: Reply<unknown>) => void

/** The questions of walls: parsed, not too many, one a turn of the loop, each with one answer. */
export class Asking {
  private readonly turns = new Turns()

  constructor(
    private readonly elapsed: () => number,
    private readonly log: (error: unknown, what: string) => void,
  ) {}

  /** Answers `socket`; for each name what is asked, the reason of a refusal where it is not that, and who answers. */
  serve(socket: Socket) {
    const bucket = new Bucket(ASKS, ASKS_AT_ONCE)
    return <T, V>(name: string, schema: z.ZodType<T>, reason: Reason, work: (asked: T) => Promise<Reply<V>>): void => {
      socket.on(name, (body: unknown, tell: unknown) => {
        if (typeof tell !== 'function') return
        const now = this.elapsed()
        const wait = bucket.wait('', now)
        bucket.take('', 1, now)
        const answer = wait > 0 ? refused('too_many', `too many asks: go on in ${wait} s`) : this.answer(schema, body, reason, work)
        void Promise.resolve(answer).then((reply) => give(socket, tell as Tell, reply))
      })
    }
  }

  private async answer<T, V>(
    schema: z.ZodType<T>,
    body: unknown,
    reason: Reason,
    work: (asked: T) => Promise<Reply<V>>,
  ): Promise<Reply<V>> {
    const parsed = schema.safeParse(body)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!
      return refused(reason, issue.message, issue.path.map(String).join('.'))
    }
    await this.turns.next()
    try {
      return await work(parsed.data)
    } catch (error) {
      this.log(error, 'socket')
      return refused('internal', 'the gateway could not answer')
    }
  }
}

/** Who asks and does not read the answers is cut, and may come back. */
const give = (socket: Socket, tell: Tell, answer: Reply<unknown>): void => {
  if (backlogOf(socket).bytes > MOST_WAITING) cutOff(socket)
  else tell(answer)
}
