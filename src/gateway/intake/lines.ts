import { LONGEST_ROW } from './parsed.ts'

/** Physical lines of UTF-8 text, less their line ends. A line over 64 kB is null, and is never held whole. */
export class Lines {
  #open = ''
  #dropping = false

  push(bytes: Buffer): (string | null)[] {
    const pieces = (this.#open + bytes.toString()).split('\n')
    const lines = pieces.map((piece, at) => (at === 0 && this.#dropping ? null : this.#line(piece)))
    lines.pop()
    if (lines.length > 0) this.#dropping = false
    const rest = pieces.at(-1)!
    this.#open = this.#dropping || Buffer.byteLength(rest) > LONGEST_ROW ? '' : rest
    this.#dropping ||= this.#open !== rest
    return lines
  }

  end(): (string | null)[] {
    if (this.#dropping) return [null]
    return this.#open === '' ? [] : [this.#line(this.#open)]
  }

  #line(text: string): string | null {
    if (text.length > LONGEST_ROW / 3 && Buffer.byteLength(text) > LONGEST_ROW) return null
    return text.endsWith('\r') ? text.slice(0, -1) : text
  }
}
