import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Reading } from '#contract/reading.ts'
import { answerOf } from './answerOf.ts'
import { bodyBytes } from './bodyBytes.ts'
import { contentType } from './contentType.ts'
import { CsvRows } from './csvRows.ts'
import type { DoorParts } from './doorParts.ts'
import { JsonRows } from './jsonRows.ts'
import { keeping } from './keeping.ts'
import { keepStream, keepWhole } from './keepRows.ts'
import { NdjsonRows } from './ndjsonRows.ts'
import { parseReading } from './parseReading.ts'
import { readingHeader } from './readingHeader.ts'
import { Tally } from './tally.ts'

/** The media types of readings. */
export const READINGS_TYPES = ['application/json', 'application/x-ndjson', 'text/csv'] as const

/** `POST /api/v1/readings`: a JSON array is kept whole or not at all; NDJSON and CSV in batches as they arrive. */
export const readingsDoor = (parts: DoorParts) => async (request: FastifyRequest, reply: FastifyReply) => {
  const sender = parts.admit(request, 'readings')
  const type = contentType(request.headers, READINGS_TYPES)
  const tally = new Tally(parts.watch('readings', sender))
  const keep = keeping<Reading>(parts, (rows) => parts.cockpit.accept(rows, sender))
  const body = bodyBytes(request.raw, parts.bodyLimit)
  if (type === 'text/csv') return answerOf(reply, await keepStream(body, new CsvRows(readingHeader), tally, keep))
  if (type === 'application/x-ndjson') return answerOf(reply, await keepStream(body, new NdjsonRows(parseReading), tally, keep))
  const held = parts.pressure.holding(body)
  try {
    return answerOf(reply, await keepWhole(held.body, new JsonRows(parseReading), tally, keep))
  } finally {
    held.release()
  }
}
