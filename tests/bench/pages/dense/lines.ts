const POINTS = 100_000
export const WIDTH = 1900
export const HEIGHT = 1000
/** The one point that stands out, and how far. */
const SPIKE = { at: 61_803, y: 300 }

/** One of two lines of 100,000 points: x, and y between 0 and 200 but for one spike. */
export const lineAt = (turn: number): { xs: Float64Array; ys: Float64Array } => {
  const xs = Float64Array.from({ length: POINTS }, (_, at) => at)
  const ys = xs.map((at) => 100 + 80 * Math.sin(at / 9000 + turn) + 20 * Math.sin(at * 1.7))
  ys[SPIKE.at] = SPIKE.y
  return { xs, ys }
}
export const TURNS = [lineAt(0), lineAt(1)] as const

/** The same as pairs x, y. */
export const PAIRS = TURNS.map(({ xs, ys }) => Float64Array.from({ length: POINTS * 2 }, (_, at) => (at % 2 === 0 ? xs : ys)[at >> 1]!))
