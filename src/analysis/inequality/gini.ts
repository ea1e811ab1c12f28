import { exactSum } from '../exactSum.ts'
import { found, type Finding } from '../finding.ts'
import { shareFault } from './theil.ts'

/**
 * The Gini coefficient of a value per head over regions weighted by people: Σ Σ p p′ |x − x′| / 2μ, by the Lorenz curve's trapezia
 * (Gini 1912; Lerman & Yitzhaki, J. Econometrics 42, 1989). Not corrected for few regions: n alike weights reach (n − 1) / n at most.
 */
export const gini = (values: readonly number[], weights: readonly number[]): Finding<number> => {
  const fault = shareFault(values, weights)
  if (fault !== null) return fault
  const order = values.map((_, at) => at).sort((a, b) => values[a]! - values[b]!)
  const [people, amount] = [exactSum(weights), exactSum(values.map((value, at) => value * weights[at]!))]
  let [below, before] = [0, 0]
  const trapezia = order.map((at) => {
    before = below
    below += values[at]! * weights[at]!
    return (weights[at]! / people) * ((before + below) / amount)
  })
  return found(1 - exactSum(trapezia))
}
