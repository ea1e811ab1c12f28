import type { Reason, Refusal } from '#contract/reply.ts'
import { statusOf } from './statusOf.ts'

/** A whole request refused: thrown inside a door, answered at its edge with its status. `retryAfter` in seconds. */
export class DoorRefused extends Error {
  override name = 'DoorRefused'
  readonly refusal: Refusal
  readonly status: number
  readonly retryAfter: number | null

  constructor(reason: Reason, message: string, more: { path?: string; status?: number; retryAfter?: number } = {}) {
    super(message)
    this.refusal = more.path === undefined ? { reason, message } : { reason, message, path: more.path }
    this.status = more.status ?? statusOf(reason)
    this.retryAfter = more.retryAfter ?? null
  }

  /** The same refusal with a sentence more. */
  saying(sentence: string): DoorRefused {
    const { reason, message, path } = this.refusal
    return new DoorRefused(reason, `${message}; ${sentence}`, { path, status: this.status, retryAfter: this.retryAfter ?? undefined })
  }
}
