import { median } from '#analysis/quantile.ts'

/** A slope with the bounds between which it lies with 95 % confidence, in units of y per unit of x. */
export interface Slope {
  slope: number
  low: number
  high: number
}

const SURE = 1.96
/** More points say nothing that these do not, and all pairs of them are looked at. */
const MOST = 200

type Point = readonly [x: number, y: number]

/** Neighbours as one point each, at their medians, so that no more than `MOST` are left. */
const thinned = (points: readonly Point[]): readonly Point[] => {
  const size = Math.ceil(points.length / MOST)
  if (size <= 1) return points
  const found: Point[] = []
  for (let at = 0; at < points.length; at += size) {
    const block = points.slice(at, at + size)
    found.push([median(block.map(([x]) => x)), median(block.map(([, y]) => y))])
  }
  return found
}

/** How much each value says of the next one, 0 to 0.9: what grows and shrinks in waves gives fewer free values than it has points. */
const persistence = (rest: readonly number[]): number => {
  const mean = rest.reduce((sum, value) => sum + value, 0) / rest.length
  const spread = rest.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const joint = rest.slice(1).reduce((sum, value, at) => sum + (value - mean) * (rest[at]! - mean), 0)
  return spread === 0 ? 0 : Math.min(0.9, Math.max(0, joint / spread))
}

/**
 * The Theil-Sen slope of points in order of x, and its bounds by the variance of Kendall's S (Sen 1968), widened by the
 * persistence of what is left off the line (Bayley & Hammersley 1946). Without bounds (±∞) below eight points.
 */
export const slopeOf = (given: readonly Point[]): Slope => {
  const points = thinned(given)
  const slopes: number[] = []
  for (let i = 0; i < points.length; i++)
    for (let j = i + 1; j < points.length; j++) {
      const run = points[j]![0] - points[i]![0]
      if (run > 0) slopes.push((points[j]![1] - points[i]![1]) / run)
    }
  const sorted = Float64Array.from(slopes).sort()
  const slope = median(slopes)
  const n = points.length
  if (n < 8) return { slope, low: -Infinity, high: Infinity }
  const kept = persistence(points.map(([x, y]) => y - slope * x))
  const variance = ((n * (n - 1) * (2 * n + 5)) / 18) * ((1 + kept) / (1 - kept))
  const reach = SURE * Math.sqrt(variance)
  return {
    slope,
    low: sorted[Math.floor((sorted.length - reach) / 2)] ?? -Infinity,
    high: sorted[Math.ceil((sorted.length + reach) / 2)] ?? Infinity,
  }
}
