import type { FastifyReply } from 'fastify'
import { answerStatus } from './answerStatus.ts'
import type { Answer } from './tally.ts'

/** Sends an intake door's answer; where the key may report none of the rows, it is a refusal as well. */
export const answerOf = (reply: FastifyReply, answer: Answer): FastifyReply => {
  const status = answerStatus(answer)
  const [first] = answer.refused
  return reply
    .code(status)
    .send(status === 403 ? { ...answer, reason: first!.reason, message: first!.message, path: `[${first!.index}]` } : answer)
}
