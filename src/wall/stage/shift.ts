const ROUND: readonly (readonly [x: number, y: number])[] = [
  [0, 0],
  [1, 0],
  [2, 1],
  [2, 2],
  [1, 2],
  [0, 2],
  [-1, 1],
  [-2, 0],
  [-2, -1],
  [-1, -2],
  [0, -2],
  [1, -1],
]
/** How long the wall stands still between two steps against burn-in (ms). */
export const SHIFT_EVERY = 180_000

/** The wall's offset in px: never more than two, one or two a step, round and round. */
export const shiftAt = (ms: number): readonly [x: number, y: number] => ROUND[Math.floor(ms / SHIFT_EVERY) % ROUND.length]!
