import { isFigure } from '../figure.ts'
import { found, unfit, type Finding } from '../finding.ts'
import { robustDeviation } from './seasonalScores.ts'

/** A stretch of one mean; `from` and `to` are places, `to` not included. */
export interface Stretch {
  from: number
  to: number
  mean: number
}

export interface ChangeSpec {
  /** The shortest stretch, default 5. */
  least?: number
  /** What a change costs, in natural logarithms of n: default 4; more finds fewer. */
  penalty?: number
}

/** The deviation of the noise: from first differences, so that shifts do not count; 0 where nothing scatters. */
const noiseOf = (values: readonly number[]): { deviation: number; inflation: number } => {
  const steps = values.slice(1).map((value, at) => value - values[at]!)
  const apart = steps.slice(1).map((_, at) => values[at + 2]! - values[at]!)
  const [one, two] = [robustDeviation(steps) ** 2, robustDeviation(apart) ** 2]
  const rho = one === 0 ? 0 : Math.min(0.95, Math.max(0, two / one - 1) + 1 / Math.sqrt(values.length))
  const deviation = Math.sqrt(one / 2 / (1 - rho))
  return { deviation, inflation: (1 + rho) / (1 - rho) }
}

/**
 * Changes of the mean by the pruned exact linear time method (PELT: Killick, Fearnhead & Eckley, J. Am. Stat. Assoc. 107, 2012): squares
 * about the stretches' means over the variance of the noise, plus penalty × ln n for each. The noise may be autocorrelated: its
 * first-order autocorrelation is estimated from differences over one and two steps, ρ = D₂ / D₁ − 1, one standard error 1/√n more, and
 * its variance inflated by (1 + ρ) / (1 − ρ), the long run's, or every drift were a change.
 */
export const changePoints = (values: readonly number[], spec: ChangeSpec = {}): Finding<Stretch[]> => {
  const [least, penalty, n] = [spec.least ?? 5, spec.penalty ?? 4, values.length]
  if (!Number.isInteger(least) || least < 2) return unfit('bad_option', `a shortest stretch of ${least}`, 'least')
  if (!(penalty > 0 && penalty < Infinity)) return unfit('bad_option', `a penalty of ${penalty}`, 'penalty')
  const wrong = values.findIndex((value) => !isFigure(value))
  if (wrong >= 0) return unfit('not_finite', `value ${wrong + 1} is ${values[wrong]}`)
  if (n < 2 * least) return unfit('series_too_short', `${n} values; two stretches of ${least} want ${2 * least}`)
  const { deviation, inflation } = noiseOf(values)
  const size = Math.max(...values.map(Math.abs))
  const variance = Math.max(deviation, 1e-9 * size, Number.MIN_VALUE ** 0.25) ** 2 * inflation
  const middle = values[0]!
  const [sums, powers] = [[0], [0]]
  for (const [at, value] of values.entries()) {
    sums.push(sums[at]! + value - middle)
    powers.push(powers[at]! + (value - middle) ** 2)
  }
  const cost = (from: number, to: number): number =>
    Math.max(0, powers[to]! - powers[from]! - (sums[to]! - sums[from]!) ** 2 / (to - from)) / variance
  const price = penalty * Math.log(n)
  const best = [-price]
  const cut = [0]
  let open = [0]
  for (let to = 1; to <= n; to++) {
    best.push(Infinity)
    cut.push(0)
    if (to < least) continue
    for (const from of open) {
      const total = best[from]! + cost(from, to) + price
      if (to - from >= least && total < best[to]!) {
        best[to] = total
        cut[to] = from
      }
    }
    open = open.filter((from) => to - from < least || best[from]! + cost(from, to) <= best[to]!)
    if (to + 1 - least >= least) open.push(to + 1 - least)
  }
  const stretches: Stretch[] = []
  for (let to = n; to > 0; to = cut[to]!)
    stretches.unshift({ from: cut[to]!, to, mean: middle + (sums[to]! - sums[cut[to]!]!) / (to - cut[to]!) })
  return found(stretches)
}
