import { isUtf8 } from 'node:buffer'
import { DoorRefused } from '../http/doorRefused.ts'
import { guessEncoding } from './guessEncoding.ts'

const NOTHING = Buffer.alloc(0)

/** How many bytes at the end begin a character that is not complete yet. */
const openBytes = (bytes: Uint8Array): number => {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0
  }
  return 0
}

/** The index of the first byte that begins no UTF-8 character (Unicode 15, table 3-7), or -1. */
export const firstBadByte = (bytes: Uint8Array): number => {
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at]!
    const length =
      lead < 0x80 ? 1 : lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
    if (length === 0) return at
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
    for (let next = 1; next < length; next++) {
      const byte = bytes[at + next] ?? 0
      if (byte < (next === 1 ? low : 0x80) || byte > (next === 1 ? high : 0xbf)) return at
    }
    at += length
  }
  return -1
}

/** Lets only UTF-8 through, whole characters at a time, less a byte order mark; a character cut by a packet waits for its rest. */
export class Utf8Guard {
  #open: Buffer = NOTHING
  #offset = 0
  #begun = false

  /** Answers what is whole and where in the body it begins. Throws DoorRefused `not_utf8`. */
  push(chunk: Buffer): { bytes: Buffer; offset: number } {
    let bytes = this.#open.length === 0 ? chunk : Buffer.concat([this.#open, chunk])
    let offset = this.#offset
    if (!this.#begun && bytes.length < 3 && (bytes.length === 0 || bytes[0] === 0xef)) {
      this.#open = bytes
      return { bytes: NOTHING, offset }
    }
    if (!this.#begun && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
      bytes = bytes.subarray(3)
      offset += 3
    }
    this.#begun = true
    const whole = bytes.subarray(0, bytes.length - openBytes(bytes))
    if (!isUtf8(whole)) throw this.#refusal(bytes, offset)
    this.#open = Buffer.from(bytes.subarray(whole.length))
    this.#offset = offset + whole.length
    return { bytes: whole, offset }
  }

  end(): void {
    if (this.#open.length > 0) throw this.#refusal(this.#open, this.#offset)
  }

  #refusal(bytes: Buffer, offset: number): DoorRefused {
    const bad = Math.max(firstBadByte(bytes), 0)
    const begin = bad === 0 ? 0 : bytes.lastIndexOf(0x0a, bad - 1) + 1
    const guess = guessEncoding(bytes.subarray(begin, bad + 200))
    const at = `byte offset ${offset + bad}`
    return new DoorRefused(
      'not_utf8',
      `not UTF-8 (${at}${guess === null ? '' : `; looks like ${guess}`}): save it as UTF-8 and send it again`,
      {
        path: `@${offset + bad}`,
      },
    )
  }
}
