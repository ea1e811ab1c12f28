const HALF = 128

/** Whole numbers of either sign as natural ones, the small ones small: 0, −1, 1, −2 … become 0, 1, 2, 3 … */
export const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value)
export const unzigzag = (code: number): number => (code % 2 === 1 ? -(code + 1) / 2 : code / 2)

/** Bytes written one after the other. */
export class ByteWriter {
  private readonly bytes: number[] = []

  byte(value: number): void {
    this.bytes.push(value)
  }

  /** A whole number from 0 to 2^53, in as few bytes as it needs. */
  whole(value: number): void {
    let rest = value
    for (; rest >= HALF; rest = Math.floor(rest / HALF)) this.bytes.push((rest % HALF) + HALF)
    this.bytes.push(rest)
  }

  /** A whole number of either sign up to 2^52. */
  signed(value: number): void {
    this.whole(zigzag(value))
  }

  double(value: number): void {
    this.bytes.push(...new Uint8Array(Float64Array.of(value).buffer))
  }

  append(bytes: Uint8Array): void {
    for (const byte of bytes) this.bytes.push(byte)
  }

  done(): Uint8Array {
    return Uint8Array.from(this.bytes)
  }
}

/** Reads what a `ByteWriter` wrote. Throws a RangeError where the bytes end too early. */
export class ByteReader {
  private at = 0

  constructor(private readonly bytes: Uint8Array) {}

  get ended(): boolean {
    return this.at >= this.bytes.length
  }

  byte(): number {
    const value = this.bytes[this.at++]
    if (value === undefined) throw new RangeError('the bytes end too early')
    return value
  }

  whole(): number {
    let value = 0
    for (let unit = 1; ; unit *= HALF) {
      const byte = this.byte()
      value += (byte % HALF) * unit
      if (byte < HALF) return value
      if (unit > Number.MAX_SAFE_INTEGER) throw new RangeError('a number is too long')
    }
  }

  signed(): number {
    return unzigzag(this.whole())
  }

  double(): number {
    return new Float64Array(Uint8Array.from({ length: 8 }, () => this.byte()).buffer)[0]!
  }
}
