/** Where JSON stops being JSON: a byte offset counted from the first byte scanned, and what stood there. */
export class JsonFault extends Error {
  override name = 'JsonFault'
  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message)
  }
}

/** Told where a value at the watched depth begins (its first byte) and ends (the byte after it), in the chunk being scanned. */
export interface ScanEvents {
  opened(at: number): void
  closed(at: number): void
}

enum S {
  Value,
  ValueOrEnd,
  Key,
  KeyOrEnd,
  Colon,
  After,
  Text,
  Escape,
  Unicode,
  Minus,
  Zero,
  Whole,
  Dot,
  Fraction,
  Exponent,
  ExponentSign,
  ExponentDigits,
  Word,
  Done,
}

const NUMBER_MAY_END: readonly S[] = [S.Zero, S.Whole, S.Fraction, S.ExponentDigits]
const DEEPEST = 64
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39
const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
const isHex = (byte: number): boolean => isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66)
const shown = (byte: number): string =>
  byte > 0x20 && byte < 0x7f ? `"${String.fromCharCode(byte)}"` : `byte 0x${byte.toString(16).padStart(2, '0')}`
const WORDS: Record<number, string> = { 0x74: 'true', 0x66: 'false', 0x6e: 'null' }

/** Checks JSON (RFC 8259) chunk by chunk and finds its values at one depth: 0 is the whole, 1 the elements of an array. */
export class JsonScan {
  #state: S = S.Value
  #brackets: number[] = []
  #inKey = false
  #hexLeft = 0
  #word = ''
  #wordAt = 0
  #scanned = 0

  constructor(
    private readonly depth: 0 | 1,
    private readonly events: ScanEvents,
  ) {}

  /** How many bytes were scanned before the current chunk. */
  get scanned(): number {
    return this.#scanned
  }

  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; at++) {
      if (this.#state === S.Text) {
        while (at < chunk.length && chunk[at]! >= 0x20 && chunk[at] !== 0x22 && chunk[at] !== 0x5c) at++
        if (at === chunk.length) break
      }
      if (!this.#step(chunk[at]!, at)) at--
    }
    this.#scanned += chunk.length
  }

  end(): void {
    if (this.#brackets.length === 0 && NUMBER_MAY_END.includes(this.#state)) this.#numberEnds(0)
    if (this.#state !== S.Done) throw new JsonFault(this.#scanned, 'the text ends before the value does')
  }

  /** Takes one byte; false when the byte ended a number and must be read again. */
  #step(byte: number, at: number): boolean {
    switch (this.#state) {
      case S.ValueOrEnd:
        if (byte === 0x5d) return this.#close(byte, at)
      // falls through
      case S.Value:
        return isBlank(byte) || this.#begin(byte, at)
      case S.KeyOrEnd:
        if (byte === 0x7d) return this.#close(byte, at)
      // falls through
      case S.Key:
        if (isBlank(byte)) return true
        this.#inKey = true
        return this.#go(byte === 0x22, S.Text, byte, at)
      case S.Colon:
        return isBlank(byte) || this.#go(byte === 0x3a, S.Value, byte, at)
      case S.After:
        if (isBlank(byte)) return true
        if (byte === 0x2c) return this.#go(true, this.#brackets.at(-1) === 0x7d ? S.Key : S.Value, byte, at)
        return this.#close(byte, at)
      case S.Text:
        if (byte === 0x5c) return this.#go(true, S.Escape, byte, at)
        if (byte !== 0x22) return this.#fail(byte, at)
        if (!this.#inKey) return this.#ended(at + 1)
        this.#inKey = false
        return this.#go(true, S.Colon, byte, at)
      case S.Escape:
        this.#hexLeft = 4
        if (byte === 0x75) return this.#go(true, S.Unicode, byte, at)
        return this.#go('"\\/bfnrt'.includes(String.fromCharCode(byte)), S.Text, byte, at)
      case S.Unicode:
        return this.#go(isHex(byte), --this.#hexLeft === 0 ? S.Text : S.Unicode, byte, at)
      case S.Word:
        if (byte !== this.#word.charCodeAt(this.#wordAt)) return this.#fail(byte, at)
        return ++this.#wordAt < this.#word.length || this.#ended(at + 1)
      case S.Done:
        return isBlank(byte) || this.#fail(byte, at)
      default:
        return this.#number(byte, at)
    }
  }

  #number(byte: number, at: number): boolean {
    const digit = isDigit(byte)
    const exponent = byte === 0x65 || byte === 0x45
    switch (this.#state) {
      case S.Minus:
        return this.#go(digit, byte === 0x30 ? S.Zero : S.Whole, byte, at)
      case S.Whole:
        if (digit) return true
      // falls through
      case S.Zero:
        if (byte === 0x2e) return this.#go(true, S.Dot, byte, at)
        return exponent ? this.#go(true, S.Exponent, byte, at) : this.#numberEnds(at)
      case S.Dot:
        return this.#go(digit, S.Fraction, byte, at)
      case S.Fraction:
        if (digit) return true
        return exponent ? this.#go(true, S.Exponent, byte, at) : this.#numberEnds(at)
      case S.Exponent:
        if (byte === 0x2b || byte === 0x2d) return this.#go(true, S.ExponentSign, byte, at)
      // falls through
      case S.ExponentSign:
        return this.#go(digit, S.ExponentDigits, byte, at)
      default:
        return digit || this.#numberEnds(at)
    }
  }

  #begin(byte: number, at: number): boolean {
    if (this.#brackets.length === this.depth) this.events.opened(at)
    if (byte === 0x22) return this.#go(true, S.Text, byte, at)
    if (byte === 0x7b || byte === 0x5b) {
      if (this.#brackets.length === DEEPEST) throw new JsonFault(this.#scanned + at, `nested deeper than ${DEEPEST}`)
      this.#brackets.push(byte + 2)
      return this.#go(true, byte === 0x7b ? S.KeyOrEnd : S.ValueOrEnd, byte, at)
    }
    if (byte === 0x2d) return this.#go(true, S.Minus, byte, at)
    if (isDigit(byte)) return this.#go(true, byte === 0x30 ? S.Zero : S.Whole, byte, at)
    this.#word = WORDS[byte] ?? ''
    this.#wordAt = 1
    return this.#go(this.#word !== '', S.Word, byte, at)
  }

  #close(byte: number, at: number): boolean {
    if (this.#brackets.at(-1) !== byte) return this.#fail(byte, at)
    this.#brackets.pop()
    return this.#ended(at + 1)
  }

  #numberEnds(at: number): boolean {
    this.#ended(at)
    return false
  }

  #ended(at: number): boolean {
    this.#state = this.#brackets.length === 0 ? S.Done : S.After
    if (this.#brackets.length === this.depth) this.events.closed(at)
    return true
  }

  #go(fits: boolean, next: S, byte: number, at: number): boolean {
    if (!fits) return this.#fail(byte, at)
    this.#state = next
    return true
  }

  #fail(byte: number, at: number): never {
    throw new JsonFault(this.#scanned + at, `unexpected ${shown(byte)}`)
  }
}

/** The first fault of a whole JSON text, or null. */
export const jsonFault = (bytes: Uint8Array): JsonFault | null => {
  const scan = new JsonScan(0, { opened: () => {}, closed: () => {} })
  try {
    scan.push(bytes)
    scan.end()
    return null
  } catch (error) {
    if (error instanceof JsonFault) return error
    throw error
  }
}
