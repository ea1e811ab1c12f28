/** Columns as PostgreSQL's binary arrays (`array_recv`): no escaping, doubles bit for bit, one parameter a column. */

const BOOL = 16
const INT8 = 20
const INT4 = 23
const BYTEA = 17
const TEXT = 25
const FLOAT8 = 701
const HEADER = 20

const begin = (count: number, oid: number, bytes: number): { buffer: Buffer; view: DataView } => {
  const buffer = Buffer.alloc(count === 0 ? 12 : HEADER + bytes)
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength)
  view.setInt32(0, count === 0 ? 0 : 1)
  view.setInt32(4, 1)
  view.setInt32(8, oid)
  if (count > 0) {
    view.setInt32(12, count)
    view.setInt32(16, 1)
  }
  return { buffer, view }
}

type Write<T> = (view: DataView, at: number, value: T) => void

const fixed =
  <T>(oid: number, width: number, write: Write<T>) =>
  (values: readonly (T | null)[]): Uint8Array => {
    const { buffer, view } = begin(values.length, oid, values.length * (4 + width))
    let at = HEADER
    for (const value of values) {
      if (value === null) {
        view.setInt32(at, -1)
        at += 4
        continue
      }
      view.setInt32(at, width)
      write(view, at + 4, value)
      at += 4 + width
    }
    return values.length === 0 ? buffer : buffer.subarray(0, at)
  }

export const int4s = fixed<number>(INT4, 4, (view, at, value) => view.setInt32(at, value))
export const int8s = fixed<number>(INT8, 8, (view, at, value) => view.setBigInt64(at, BigInt(value)))
export const float8s = fixed<number>(FLOAT8, 8, (view, at, value) => view.setFloat64(at, value))
export const bools = fixed<boolean>(BOOL, 1, (view, at, value) => view.setInt8(at, value ? 1 : 0))

export const texts = (values: readonly (string | null)[]): Uint8Array => {
  const bytes = values.reduce((sum, value) => sum + 4 + (value === null ? 0 : Buffer.byteLength(value)), 0)
  const { buffer, view } = begin(values.length, TEXT, bytes)
  let at = HEADER
  for (const value of values) {
    const length = value === null ? -1 : buffer.write(value, at + 4)
    view.setInt32(at, length)
    at += 4 + Math.max(length, 0)
  }
  return buffer
}

export const byteas = (values: readonly Uint8Array[]): Uint8Array => {
  const { buffer, view } = begin(
    values.length,
    BYTEA,
    values.reduce((sum, value) => sum + 4 + value.length, 0),
  )
  let at = HEADER
  for (const value of values) {
    view.setInt32(at, value.length)
    buffer.set(value, at + 4)
    at += 4 + value.length
  }
  return buffer
}

/** Text as PostgreSQL can keep it: it knows neither NUL nor half a surrogate pair. */
export const keepable = (text: string): string => Buffer.from(text.replaceAll('\0', '\uFFFD')).toString()

const native = (bytes: Uint8Array | null, width: 4 | 8): Buffer => {
  const own = Buffer.alloc(bytes?.length ?? 0)
  if (bytes) own.set(bytes)
  return width === 8 ? own.swap64() : own.swap32()
}

/** Numbers that the database put side by side in network order (`float8send`, `int4send`); null for none. */
export const float64sOf = (bytes: Uint8Array | null): Float64Array => {
  const own = native(bytes, 8)
  return new Float64Array(own.buffer, own.byteOffset, own.length / 8)
}

export const int32sOf = (bytes: Uint8Array | null): Int32Array => {
  const own = native(bytes, 4)
  return new Int32Array(own.buffer, own.byteOffset, own.length / 4)
}

/** The same of `int8send`: whole numbers that a double holds. */
export const int64sOf = (bytes: Uint8Array | null): Float64Array => {
  const halves = int32sOf(bytes)
  const whole = new Float64Array(halves.length / 2)
  for (let at = 0; at < whole.length; at++) whole[at] = halves[at * 2]! * 2 ** 32 + (halves[at * 2 + 1]! >>> 0)
  return whole
}
