/** Bytes of the page's heap at an instant, as a browser tells them that tells them at all. */
export interface HeapReading {
  used: number
  limit: number
}

/** What the heap was like, window by window: the least counts, for just before a collection of garbage it is always full. */
export interface HeapBook {
  /** The least of the first window of the page's life; null until it has passed. */
  readonly ground: number | null
  readonly least: number
  readonly from: number
  /** The last window was too full. */
  readonly full: boolean
}

/** ms of a window: garbage is collected more often than that. */
const WINDOW = 600_000
/** Three times what it was and so many bytes more is no cache that fills. */
const TIMES = 3
const MORE = 200e6
/** Of what the browser gives at most. */
const SHARE = 0.75

export const openHeapBook = (now: number): HeapBook => ({ ground: null, least: Infinity, from: now, full: false })

/** The book after another reading. */
export const heapRead = (book: HeapBook, { used, limit }: HeapReading, now: number): HeapBook => {
  const least = Math.min(book.least, used)
  if (now - book.from < WINDOW) return { ...book, least }
  const { ground } = book
  const full = least > SHARE * limit || (ground !== null && least > Math.max(TIMES * ground, ground + MORE))
  return { ground: ground ?? least, least: Infinity, from: now, full }
}
