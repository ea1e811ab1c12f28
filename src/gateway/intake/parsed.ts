import type { Reply } from '#contract/reply.ts'

/** One row as a door read it: its index in what was sent, and what it is or why it is refused. */
export interface Parsed<T> {
  index: number
  reply: Reply<T>
}

/** Reads a body piece by piece. Both throw DoorRefused where the body as a whole is at fault. */
export interface RowReader<T> {
  /** `bytes` begin at `offset` of the body and never cut a character. */
  push(bytes: Buffer, offset: number): Parsed<T>[]
  end(): Parsed<T>[]
}

/** The longest row, in bytes. */
export const LONGEST_ROW = 64 * 1024

export const tooLong = { ok: false, refusal: { reason: 'line_too_long', message: 'longer than 64 kB' } } as const
