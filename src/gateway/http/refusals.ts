import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '#contract/reply.ts'
import { CannotKeep } from '../store/errors.ts'
import { DoorRefused } from './doorRefused.ts'

/** The most a refused sender may still send before its connection is cut: enough to let it finish and read why. */
const MOST_DISCARDED = 64 * 1024 ** 2

const refusalOf = (error: unknown): DoorRefused | null => {
  if (error instanceof DoorRefused) return error
  if (error instanceof CannotKeep) return new DoorRefused('cannot_keep', 'the store cannot write: send again later', { retryAfter: 5 })
  const { statusCode, code, message } = error as { statusCode?: number; code?: string; message: string }
  if (statusCode === 404 || statusCode === 403) return new DoorRefused('not_found', 'nothing is here')
  if (statusCode === 413) return new DoorRefused('too_large', message)
  if (statusCode === 415) return new DoorRefused('bad_content_type', message)
  if (statusCode === 416) return new DoorRefused('bad_value', 'no such range', { status: 416 })
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new DoorRefused('unparsable', message, { status: statusCode, path: code === 'FST_ERR_BAD_URL' ? 'url' : undefined })
  return null
}

const discardRest = (request: IncomingMessage): void => {
  if (request.complete || request.destroyed) return
  let discarded = 0
  request.on('error', () => {})
  request.on('data', (chunk: Buffer) => {
    discarded += chunk.length
    if (discarded > MOST_DISCARDED) request.destroy()
  })
}

/** Answers whatever was thrown: a refusal with its status, the unexpected as `internal`, its stack in the log only. */
export const sendRefusal = (
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  count: (refusal: Refusal) => void,
): FastifyReply => {
  const gone = (error as NodeJS.ErrnoException).code === 'ECONNRESET' || (!request.raw.complete && request.raw.destroyed)
  const known = refusalOf(error)
  if (gone) request.log.info({ route: request.routeOptions.url, from: request.ip }, 'the sender broke off')
  else if (known === null) request.log.error({ err: error, route: request.routeOptions.url }, 'unexpected')
  const answer = known ?? new DoorRefused('internal', 'something went wrong here; the operator finds it in the log')
  if (!gone) count(answer.refusal)
  discardRest(request.raw)
  if (answer.retryAfter !== null) reply.header('retry-after', String(answer.retryAfter))
  if (answer.status === 401) reply.header('www-authenticate', 'Bearer')
  return reply.code(answer.status).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(answer.refusal)
}

const CLIENT_ERRORS: Record<string, [status: string, reason: Refusal['reason'], message: string]> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'too_large', 'the headers are too large'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'unparsable', 'the request did not arrive in time'],
}

/** Answers what is no HTTP, or came too slowly, on the bare socket. */
export const refuseSocket = (error: Error & { code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const [status, reason, message] = CLIENT_ERRORS[error.code ?? ''] ?? ['400 Bad Request', 'unparsable', 'this is no HTTP request']
  const body = JSON.stringify({ reason, message } satisfies Refusal)
  const head = `HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n`
  if (socket.writable) socket.end(head + body, () => socket.destroy())
  else socket.destroy()
}
