import type { KeyBook, KeptKey } from '#gateway/keyBook.ts'

const DAY = 86_400_000

/** What may be done to a department's keys: one more, one in place of the others from a date on, all ended now. */
export type KeyAct = 'give' | 'rotate' | 'end'

const standsAt = (now: number) => (key: KeptKey) => key.until === undefined || Date.parse(key.until) > now

/** The book after an act. `sha256` is the new key's; a rotation lets the keys before it stand for `days` more; what has ended is let go. */
export const keyChange = (
  book: KeyBook,
  act: KeyAct,
  { department, sha256, days, now }: { department: string; sha256: string; days: number; now: number },
): KeyBook => {
  const next = new Map(book)
  const standing = (book.get(department) ?? []).filter(standsAt(now))
  const last = new Date(now + days * DAY).toISOString()
  const earlier = (key: KeptKey): KeptKey => (key.until !== undefined && key.until < last ? key : { ...key, until: last })
  const made: KeptKey = { sha256, made: new Date(now).toISOString() }
  if (act === 'end') next.delete(department)
  else next.set(department, [...(act === 'rotate' ? standing.map(earlier) : standing), made])
  return next
}
