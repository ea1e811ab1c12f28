import { createHash } from 'node:crypto'
import { IncidentReport } from '#contract/incident.ts'
import { NoticeReport, ReportsAnswer } from '#contract/notice.ts'
import { Reading, READING_COLUMNS, ReadingsAnswer } from '#contract/reading.ts'
import { Refusal } from '#contract/reply.ts'
import { State } from '#contract/state.ts'
import { DOWN, Handshake, UP } from '#contract/wire.ts'
import { z } from 'zod'

/** The same for every order in which fields, and the names of those required, are written. */
const sorted = (value: unknown, under = ''): unknown => {
  if (Array.isArray(value)) return under === 'required' ? [...value].sort() : value.map((held) => sorted(held))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, held]) => [key, sorted(held, key)]),
  )
}

const messages = (): Record<string, z.ZodType> => ({
  ...Object.fromEntries(Object.entries(DOWN).map(([name, schema]) => [`down ${name}`, schema])),
  ...Object.fromEntries(
    Object.entries(UP).flatMap(([name, { ask, reply }]) => [
      [`up ${name}`, ask],
      [`reply ${name}`, reply],
    ]),
  ),
  handshake: Handshake,
  Reading,
  ReadingsAnswer,
  IncidentReport,
  NoticeReport,
  ReportsAnswer,
  Refusal,
  State,
})

/** sha256 over all that crosses the socket and the doors, as JSON Schemas of what may be sent and of what is read. */
export const wireHash = (schemas: Record<string, z.ZodType> = messages()): string => {
  const printed = Object.entries(schemas).map(
    ([name, schema]) => [name, (['input', 'output'] as const).map((io) => z.toJSONSchema(schema, { io, unrepresentable: 'any' }))] as const,
  )
  printed.sort(([one], [other]) => (one < other ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify(sorted([printed, READING_COLUMNS])))
    .digest('hex')
}
