import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Numbered, Sender } from '../doors.ts'
import { answerOf } from './answerOf.ts'
import { bodyBytes } from './bodyBytes.ts'
import { contentType } from './contentType.ts'
import type { DoorName, DoorParts } from './doorParts.ts'
import { JsonRows } from './jsonRows.ts'
import { keeping } from './keeping.ts'
import { keepWhole } from './keepRows.ts'
import { soundReport } from './soundReport.ts'
import { type Answer, Tally } from './tally.ts'

export type Report = (reports: readonly Numbered<unknown>[], sender: Sender) => Promise<Answer>

/** A door that takes one JSON object or an array of them, kept whole or not at all. */
export const reportsDoor = (parts: DoorParts, door: DoorName, report: Report) => async (request: FastifyRequest, reply: FastifyReply) => {
  const sender = parts.admit(request, door)
  contentType(request.headers, ['application/json'])
  const tally = new Tally(parts.watch(door, sender))
  const held = parts.pressure.holding(bodyBytes(request.raw, parts.bodyLimit))
  try {
    const keep = keeping<unknown>(parts, (rows) => report(rows, sender))
    return answerOf(reply, await keepWhole(held.body, new JsonRows(soundReport, true), tally, keep))
  } finally {
    held.release()
  }
}
