import { exactSum } from './exactSum.ts'

/** The place of a value between a floor (0) and a ceiling (100), clipped. A floor above its ceiling: lower is better. */
export const placeBetween = (value: number, floor: number, ceiling: number): number => {
  if (floor === ceiling) return value >= ceiling ? 100 : 0
  return Math.min(100, Math.max(0, ((value - floor) / (ceiling - floor)) * 100))
}

/** The weights of the members that have a value, to a sum of 1; 0 for those without one, and for all where none has. */
export const weightsThere = (places: readonly (number | null)[], weights: readonly number[]): number[] => {
  const whole = exactSum(weights.filter((_, at) => places[at] !== null))
  return weights.map((weight, at) => (places[at] === null || whole === 0 ? 0 : weight / whole))
}

/**
 * The weighted mean of the members that have a value; null where those hold less than `coverage` of the weight, or none has one.
 * `share` is the part of the weight that is there, 0 to 1.
 */
export const weightedMean = (
  places: readonly (number | null)[],
  weights: readonly number[],
  coverage: number,
): { value: number | null; have: number; of: number; share: number } => {
  const there = places.flatMap((place, at) => (place === null ? [] : [{ place, weight: weights[at]! }]))
  const [have, of] = [there.length, places.length]
  const alike = weights.every((weight) => weight === weights[0])
  const held = exactSum(there.map(({ weight }) => weight))
  const share = alike ? (of === 0 ? 0 : have / of) : held / exactSum(weights)
  if (have === 0 || held === 0 || share < coverage) return { value: null, have, of, share }
  const value = alike ? exactSum(there.map(({ place }) => place)) / have : exactSum(there.map(({ place, weight }) => place * weight)) / held
  return { value, have, of, share }
}
