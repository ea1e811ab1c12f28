import { exactSum } from '../exactSum.ts'

/** Where a row stands: its weights, its normalised values, and (for TOPSIS) the best and the worst point, in the members' order. */
export interface Standing {
  weights: readonly number[]
  values: readonly number[]
  /** Null: a weighted sum. */
  topsis: { best: readonly number[]; worst: readonly number[]; distance: 'inside' | 'before' } | null
}

/** Squared distances of each member from the best and from the worst point. */
export const distancesOf = ({ weights, values, topsis }: Standing): { best: number[]; worst: number[] } => {
  const factor = weights.map((weight) => (topsis!.distance === 'inside' ? weight * weight : weight))
  const from = (point: readonly number[]): number[] => values.map((value, at) => factor[at]! * (value - point[at]!) ** 2)
  return { best: from(topsis!.best), worst: from(topsis!.worst) }
}

/** D⁻ / (D⁺ + D⁻) from the two squared distances; half where both are 0. */
export const closeness = (toBest: number, toWorst: number): number => {
  const [near, far] = [Math.sqrt(toBest), Math.sqrt(toWorst)]
  return near + far === 0 ? 0.5 : far / (near + far)
}

/**
 * The score: Σ w z, or the relative closeness to the ideal D⁻ / (D⁺ + D⁻) with D the weighted Euclidean distance
 * (TOPSIS: Hwang & Yoon, Multiple Attribute Decision Making, 1981). 0 to 1 where the normalised values are.
 */
export const scoreOf = (standing: Standing): number => {
  if (standing.topsis === null) return exactSum(standing.values.map((value, at) => value * standing.weights[at]!))
  const { best, worst } = distancesOf(standing)
  return closeness(exactSum(best), exactSum(worst))
}
