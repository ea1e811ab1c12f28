import type { IncomingMessage } from 'node:http'
import { DoorRefused } from '../http/doorRefused.ts'

export const bodyTooLarge = (limit: number): DoorRefused =>
  new DoorRefused('too_large', `the body is over the limit of ${limit} bytes: send it in parts`)

/** A request's body as it arrives, read only as fast as it is taken. Throws DoorRefused `too_large` beyond `limit` bytes. */
export async function* bodyBytes(request: IncomingMessage, limit: number): AsyncGenerator<Buffer> {
  let sent = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    sent += chunk.length
    if (sent > limit) throw bodyTooLarge(limit)
    yield chunk
  }
}
