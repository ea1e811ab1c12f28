import { exactSum } from './exactSum.ts'

/** The place of a value between a floor (0) and a ceiling (100), clipped. A floor above its ceiling: lower is better. */
export const placeBetween = (value: number, floor: number, ceiling: number): number => {
  if (floor === ceiling) return value >= ceiling ? 100 : 0
  return Math.min(100, Math.max(0, ((value - floor) / (ceiling - floor)) * 100))
}

/** The mean of the members that have a value; null below `coverage` of them, or when none has one. */
export const equalMean = (members: readonly (number | null)[], coverage: number): { value: number | null; have: number; of: number } => {
  const there = members.filter((member) => member !== null)
  const [have, of] = [there.length, members.length]
  const enough = have > 0 && have / of >= coverage
  return { value: enough ? exactSum(there) / have : null, have, of }
}
