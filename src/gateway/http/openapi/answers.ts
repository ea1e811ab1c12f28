import { ref, type SchemaName } from './schemas.ts'

export const json = (schema: object) => ({ 'application/json': { schema } })

/** A successful answer. */
export const answer = (description: string, schema: object) => ({ description, content: json(schema) })

const SAYS: Record<number, string> = {
  400: 'Cannot be read: syntax, encoding, an unknown field, column or parameter',
  401: "No key, or nobody's key",
  403: "Not this key's to report, or not from this origin or host",
  404: 'Nothing is here, or no such indicator or region',
  408: 'The body did not arrive in time',
  413: 'Over the limit',
  415: 'Not a content type, charset or encoding that is taken',
  429: 'Too fast, or too many at once: see Retry-After',
  500: 'Unexpected; the operator finds it in the log',
  501: 'Not there yet',
  503: 'Cannot now: see Retry-After',
}

/** Refusals by status. */
export const refusals = (...statuses: (keyof typeof SAYS)[]) =>
  Object.fromEntries(statuses.map((status) => [status, answer(SAYS[status]!, ref('Refusal'))]))

/** Answers of an intake door. */
export const intakeAnswers = (taken: SchemaName) => ({
  200: answer('Rows were taken (accepted, unchanged or revised), or none was sent', ref(taken)),
  ...refusals(400, 401, 408, 413, 415, 429, 500, 503),
  403: answer('This key may not report here, from this origin, or any of these rows', { anyOf: [ref('Refusal'), ref('RefusedAnswer')] }),
  422: answer('No row was taken', ref(taken)),
})
