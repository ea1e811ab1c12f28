import { DoorRefused } from '../http/doorRefused.ts'

/** Rows of a batch, and what a call of a single row weighs of one: small ones are kept together. */
const BATCH = 1_000
const LEAST = 1 / 32

/** Turns calls away when too many batches wait for the store, or too many bytes of whole bodies are held. */
export class Pressure {
  #batches = 0
  #bytes = 0

  constructor(
    private readonly mostBatches: number,
    private readonly mostBytes: number,
  ) {}

  /** Throws DoorRefused `too_many` when no further call should begin. */
  admit(): void {
    if (this.#batches >= this.mostBatches)
      throw new DoorRefused('too_many', 'too many rows wait to be kept: send again later', { retryAfter: 2 })
  }

  async keeping<T>(work: () => Promise<T>, rows = BATCH): Promise<T> {
    const weight = Math.max(LEAST, rows / BATCH)
    this.#batches += weight
    try {
      return await work()
    } finally {
      this.#batches -= weight
    }
  }

  /** Passes a body on while all its bytes are counted as held; `release` when its rows are kept. */
  holding(body: AsyncIterable<Buffer>): { body: AsyncIterable<Buffer>; release: () => void } {
    let held = 0
    const grow = (bytes: number): void => {
      if (this.#bytes + bytes > this.mostBytes)
        throw new DoorRefused('too_many', 'too many large bodies at once: send again later', { retryAfter: 5 })
      held += bytes
      this.#bytes += bytes
    }
    const release = (): void => {
      this.#bytes -= held
      held = 0
    }
    async function* counted(): AsyncGenerator<Buffer> {
      for await (const chunk of body) {
        grow(chunk.length)
        yield chunk
      }
    }
    return { body: counted(), release }
  }
}
