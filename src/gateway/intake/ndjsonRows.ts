import { type Reply, refused } from '#contract/reply.ts'
import { jsonFault } from './jsonScan.ts'
import { Lines } from './lines.ts'
import { type Parsed, type RowReader, tooLong } from './parsed.ts'

/** Rows of newline-delimited JSON: a bad line is a refused row, a blank line is none. */
export class NdjsonRows<T> implements RowReader<T> {
  #lines = new Lines()
  #index = 0

  constructor(private readonly parse: (sent: unknown) => Reply<T>) {}

  push(bytes: Buffer): Parsed<T>[] {
    return this.#rows(this.#lines.push(bytes))
  }

  end(): Parsed<T>[] {
    return this.#rows(this.#lines.end())
  }

  #rows(lines: (string | null)[]): Parsed<T>[] {
    const rows: Parsed<T>[] = []
    for (const line of lines) {
      if (line === null) rows.push({ index: this.#index++, reply: tooLong })
      else if (line.trim() !== '') rows.push({ index: this.#index++, reply: this.#row(line) })
    }
    return rows
  }

  #row(line: string): Reply<T> {
    let sent: unknown
    try {
      sent = JSON.parse(line)
    } catch {
      const fault = jsonFault(Buffer.from(line))
      return refused('unparsable', `not JSON: ${fault?.message ?? 'unreadable'}, byte ${fault?.offset ?? 0} of the line`)
    }
    return this.parse(sent)
  }
}
