/** How many colours a ramp has. */
export const STEPS = 7

/** The bounds of the steps: STEPS + 1 numbers, rising. */
export type Cuts = readonly number[]

const even = (low: number, high: number): Cuts => Array.from({ length: STEPS + 1 }, (_, at) => low + ((high - low) * at) / STEPS)

/** Cuts at even steps of value, at even numbers of regions, or (diverging) evenly to both sides of zero. Null without a value. */
export const cutsOf = (values: readonly number[], by: 'values' | 'quantiles', ramp: 'sequential' | 'diverging'): Cuts | null => {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b)
  const low = sorted[0]
  const high = sorted.at(-1)
  if (low === undefined || high === undefined) return null
  if (ramp === 'diverging') {
    const reach = Math.max(Math.abs(low), Math.abs(high))
    return even(-reach, reach)
  }
  if (by === 'values') return even(low, high)
  return Array.from({ length: STEPS + 1 }, (_, at) => (at === STEPS ? high : sorted[Math.floor((at * sorted.length) / STEPS)]!))
}

/** The step of a value, 0 to STEPS − 1; where all values are one, the middle. */
export const stepOf = (value: number, cuts: Cuts): number => {
  if (cuts[0] === cuts[STEPS]) return (STEPS - 1) / 2
  let step = 0
  for (let at = 1; at < STEPS; at += 1) if (value >= cuts[at]!) step = at
  return step
}
