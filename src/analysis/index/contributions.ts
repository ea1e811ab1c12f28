import { exactSum } from '../exactSum.ts'
import { closeness, distancesOf, type Standing } from './standing.ts'

/** What a member adds to the difference of two scores; value and weight are its two halves, null for TOPSIS, which has no such halves. */
export interface Contribution {
  total: number
  value: number | null
  weight: number | null
}

const linear = (from: Standing, to: Standing): Contribution[] =>
  from.values.map((before, at) => {
    const [after, was, is] = [to.values[at]!, from.weights[at]!, to.weights[at]!]
    const value = ((was + is) / 2) * (after - before)
    const weight = ((before + after) / 2) * (is - was)
    return { total: is * after - was * before, value, weight }
  })

/** (f(a₁) − f(a₀)) / (a₁ − a₀) of the closeness in the squared distance to the best, without the cancellation; finite where a₁ = a₀. */
const slopeInBest = (a0: number, a1: number, b: number): number => {
  const [p, q, r] = [Math.sqrt(a0), Math.sqrt(a1), Math.sqrt(b)]
  const below = (p + r) * (q + r) * (p + q)
  if (below > 0) return -r / below
  return a0 === a1 ? 0 : (closeness(a1, b) - closeness(a0, b)) / (a1 - a0)
}

const slopeInWorst = (a: number, b0: number, b1: number): number => {
  const [p, q, r] = [Math.sqrt(b0), Math.sqrt(b1), Math.sqrt(a)]
  const below = (p + r) * (q + r) * (p + q)
  if (below > 0) return r / below
  return b0 === b1 ? 0 : (closeness(a, b1) - closeness(a, b0)) / (b1 - b0)
}

const ofCloseness = (from: Standing, to: Standing): Contribution[] => {
  const [before, after] = [distancesOf(from), distancesOf(to)]
  const [a0, a1] = [exactSum(before.best), exactSum(after.best)]
  const [b0, b1] = [exactSum(before.worst), exactSum(after.worst)]
  const inBest = (slopeInBest(a0, a1, b0) + slopeInBest(a0, a1, b1)) / 2
  const inWorst = (slopeInWorst(a0, b0, b1) + slopeInWorst(a1, b0, b1)) / 2
  return from.values.map((_, at) => ({
    total: inBest * (after.best[at]! - before.best[at]!) + inWorst * (after.worst[at]! - before.worst[at]!),
    value: null,
    weight: null,
  }))
}

/**
 * How the members make the difference between two scores, summing to it: a region in two periods, or two regions in one.
 * Weighted sum: Δ(wz) = w̄Δz + z̄Δw, what moved and what its weight moved (Bennet 1920). TOPSIS: the closeness is a function of two
 * sums over members, D⁺² and D⁻²; each sum's effect is its Shapley value (1953) and goes to members in proportion to their change in it.
 */
export const contributions = (from: Standing, to: Standing): Contribution[] =>
  to.topsis === null ? linear(from, to) : ofCloseness(from, to)

/** The members' shares of one score, summing to it: w z each; for TOPSIS the contributions against the worst point, whose score is 0. */
export const sharesOf = (standing: Standing): number[] => {
  const { weights, values, topsis } = standing
  if (topsis === null) return values.map((value, at) => value * weights[at]!)
  return contributions({ ...standing, values: topsis.worst }, standing).map(({ total }) => total)
}
