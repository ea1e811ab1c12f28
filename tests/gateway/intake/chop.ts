import type { Parsed, RowReader } from '#gateway/intake/parsed.ts'

/** Feeds a body in pieces of `size` bytes. */
export const readIn = <T>(reader: RowReader<T>, body: Buffer, size: number): Parsed<T>[] => {
  const rows: Parsed<T>[] = []
  for (let at = 0; at < body.length; at += size) rows.push(...reader.push(body.subarray(at, at + size), at))
  rows.push(...reader.end())
  return rows
}
