import type { Reply } from '#contract/reply.ts'
import { DoorRefused } from '../http/doorRefused.ts'
import { JsonFault, JsonScan } from './jsonScan.ts'
import { LONGEST_ROW, type Parsed, type RowReader, tooLong } from './parsed.ts'

const BLANKS = [0x20, 0x09, 0x0a, 0x0d]

/**
 * Rows of one JSON array (with `single`, of one object too). A syntax error anywhere is DoorRefused `unparsable` with its byte offset,
 * also in the message; the elements are parsed one by one, so that no body is held whole.
 */
export class JsonRows<T> implements RowReader<T> {
  #scan: JsonScan | null = null
  #found: Parsed<T>[] = []
  #held: Buffer[] = []
  #heldBytes = 0
  #from = -1
  #index = 0
  #chunk: Buffer = Buffer.alloc(0)
  #base = 0
  #offset = 0

  constructor(
    private readonly parse: (sent: unknown) => Reply<T>,
    private readonly single = false,
  ) {}

  push(bytes: Buffer, offset: number): Parsed<T>[] {
    this.#found = []
    this.#offset = offset + bytes.length
    const chunk = this.#scan === null ? this.#begin(bytes, offset) : bytes
    if (this.#scan === null) return []
    this.#chunk = chunk
    this.#tryScan((scan) => scan.push(chunk))
    if (this.#from >= 0) {
      this.#hold(chunk.subarray(this.#from))
      this.#from = 0
    }
    return this.#found
  }

  end(): Parsed<T>[] {
    if (this.#scan === null) throw this.#refusal(this.#offset, 'the body is empty')
    this.#found = []
    this.#tryScan((scan) => scan.end())
    return this.#found
  }

  #begin(bytes: Buffer, offset: number): Buffer {
    const first = bytes.findIndex((byte) => !BLANKS.includes(byte))
    if (first < 0) return bytes
    const opening = bytes[first]!
    if (opening !== 0x5b && !(this.single && opening === 0x7b)) {
      throw this.#refusal(offset + first, this.single ? 'expected an object or an array' : 'expected an array of readings')
    }
    this.#base = offset + first
    this.#scan = new JsonScan(opening === 0x5b ? 1 : 0, {
      opened: (at) => void (this.#from = at),
      closed: (at) => this.#close(at),
    })
    return bytes.subarray(first)
  }

  #tryScan(work: (scan: JsonScan) => void): void {
    try {
      work(this.#scan!)
    } catch (error) {
      throw error instanceof JsonFault ? this.#refusal(this.#base + error.offset, error.message) : error
    }
  }

  #refusal(offset: number, says: string): DoorRefused {
    const path = this.#from >= 0 ? `[${this.#index}]@${offset}` : `@${offset}`
    return new DoorRefused('unparsable', `not JSON: ${says} at byte offset ${offset}; nothing was kept`, { path })
  }

  #hold(piece: Buffer): void {
    this.#heldBytes += piece.length
    if (this.#heldBytes <= LONGEST_ROW) this.#held.push(Buffer.from(piece))
    else this.#held = []
  }

  #close(at: number): void {
    const piece = this.#chunk.subarray(this.#from, at)
    const size = this.#heldBytes + piece.length
    const reply =
      size > LONGEST_ROW
        ? tooLong
        : this.parse(JSON.parse((this.#held.length === 0 ? piece : Buffer.concat([...this.#held, piece])).toString()))
    this.#found.push({ index: this.#index++, reply })
    this.#held = []
    this.#heldBytes = 0
    this.#from = -1
  }
}
