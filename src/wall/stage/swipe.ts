/** Where a finger went down and came up, in px of the window, and for how long (ms). */
export interface Stroke {
  from: readonly [x: number, y: number]
  to: readonly [x: number, y: number]
  lasted: number
  window: readonly [width: number, height: number]
}

const SLOW = 900

/** Left: the next scene; right: the one before; up from the bottom: the scene bar. A tap, a slow or a slanting stroke is nothing. */
export const swipeOf = ({ from, to, lasted, window: [width, height] }: Stroke): 'next' | 'before' | 'bar' | null => {
  const [x, y] = [to[0] - from[0], to[1] - from[1]]
  const far = Math.max(60, Math.min(width, height) * 0.08)
  if (lasted > SLOW) return null
  if (Math.abs(x) >= far && Math.abs(x) > 2 * Math.abs(y)) return x < 0 ? 'next' : 'before'
  if (-y >= far / 2 && -y > Math.abs(x) && from[1] > height * 0.82) return 'bar'
  return null
}
