/** Reloads an hour at the most, however ill the wall is. */
export const MOST_RELOADS = 3
const HOUR = 3_600_000
/** How long after a reload the next one may come (ms): a page that is ill again at once is not mended by reloading. */
const PAUSES = [0, 300_000, 1_200_000] as const

/**
 * When the page may reload itself again; instants are epoch ms, in order. `never`: not within this hour. Instants ahead of now
 * are a clock that was set back: they count as just now.
 */
export const nextReload = (made: readonly number[], now: number): number | 'never' => {
  const recent = made.filter((at) => now - at < HOUR).map((at) => Math.min(at, now))
  if (recent.length >= MOST_RELOADS) return 'never'
  return recent.length === 0 ? now : recent.at(-1)! + PAUSES[recent.length]!
}
