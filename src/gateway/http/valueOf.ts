import type { Reply } from '#contract/reply.ts'
import { DoorRefused } from './doorRefused.ts'

/** The value of a reply; a refusal is thrown for the edge to answer. */
export const valueOf = <T>(reply: Reply<T>): T => {
  if (reply.ok) return reply.value
  throw new DoorRefused(reply.refusal.reason, reply.refusal.message, { path: reply.refusal.path })
}
