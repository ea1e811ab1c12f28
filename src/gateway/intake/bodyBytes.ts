import type { IncomingMessage } from 'node:http'
import { DoorRefused } from '../http/doorRefused.ts'

export const bodyTooLarge = (limit: number): DoorRefused =>
  new DoorRefused('too_large', `the body is over the limit of ${limit} bytes: send it in parts`)

/** How long (ms) a sender may send nothing in the middle of a body. */
const PATIENCE = 30_000
const SILENT = new DoorRefused('unparsable', `nothing came for ${PATIENCE / 1000} s in the middle of the body`, { status: 408 })

/** A request's body as it arrives, read only as fast as it is taken. Throws DoorRefused `too_large` beyond `limit` bytes, and where the sender falls silent. */
export async function* bodyBytes(request: IncomingMessage, limit: number, patience = PATIENCE): AsyncGenerator<Buffer> {
  let sent = 0
  const chunks = (request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { done, value: chunk } = await inTime(chunks.next(), patience)
      if (done) return
      sent += chunk.length
      if (sent > limit) throw bodyTooLarge(limit)
      yield chunk
    }
  } finally {
    void chunks.return?.()
  }
}

const inTime = async <T>(next: Promise<T>, patience: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => (timer = setTimeout(reject, patience, SILENT)))
  return Promise.race([next, late]).finally(() => clearTimeout(timer))
}
