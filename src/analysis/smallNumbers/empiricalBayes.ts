import { exactSum } from '../exactSum.ts'
import { isFigure } from '../figure.ts'
import { found, unfit, type Finding } from '../finding.ts'

/** Figures drawn towards the mean of all, the more the less each rests on; `trust` 1 leaves a figure as it is, 0 is the mean. */
export interface Shrunk {
  mean: number
  /** Of the true figures, between regions; 0: what differs is chance. */
  between: number
  values: number[]
  trust: number[]
}

/**
 * Rates of small numbers: events / people drawn towards the pooled rate m, trust A / (A + m / nᵢ), A = s² − m / n̄ held at 0, s² the
 * people-weighted variance of the rates. Marshall, Applied Statistics 40 (1991) 283-294; as spdep's EBest. In the rates' own unit.
 */
export const shrunkRates = (events: readonly number[], people: readonly number[]): Finding<Shrunk> => {
  if (events.length !== people.length) return unfit('lengths_differ', `${events.length} counts for ${people.length} bases`, 'people')
  if (events.length < 3) return unfit('too_few_regions', `${events.length} regions`)
  if ([...events, ...people].some((value) => !isFigure(value))) return unfit('not_finite', 'a count or a base is no number')
  if (events.some((value) => value < 0)) return unfit('negative_share', 'a count is negative', 'events')
  if (people.some((value) => !(value > 0))) return unfit('not_positive', 'a base is not positive', 'people')
  const crowd = exactSum(people)
  const mean = exactSum(events) / crowd
  const rates = events.map((count, at) => count / people[at]!)
  const variance = exactSum(rates.map((rate, at) => people[at]! * (rate - mean) ** 2)) / crowd
  const between = Math.max(0, variance - mean / (crowd / people.length))
  const trust = people.map((base) => (between + mean / base === 0 ? 0 : between / (between + mean / base)))
  return found({ mean, between, trust, values: rates.map((rate, at) => mean + trust[at]! * (rate - mean)) })
}

/** Means drawn towards their plain mean by one trust, alike errors: 1 − (k − 3) s² / S, S their squares about it, held at 0. */
const jamesStein = (means: readonly number[], error: number): Shrunk => {
  const mean = exactSum(means) / means.length
  const apart = exactSum(means.map((one) => (one - mean) ** 2))
  const trust = apart > 0 ? Math.max(0, 1 - ((means.length - 3) * error * error) / apart) : 0
  const between = Math.max(0, apart / (means.length - 3) - error * error)
  return { mean, between, trust: means.map(() => trust), values: means.map((one) => mean + trust * (one - mean)) }
}

/**
 * Means with known standard errors. `moments` (default): drawn towards their precision-weighted mean, trust τ² / (τ² + sᵢ²), τ² by moments
 * (DerSimonian & Laird, Controlled Clinical Trials 7, 1986; as metafor's rma(method = "DL") with blup). `james_stein`: towards the plain
 * mean, errors alike, positive part (Efron & Morris, J. Am. Stat. Assoc. 70, 1975), four means or more.
 */
export const shrunkMeans = (
  means: readonly number[],
  errors: readonly number[],
  how: 'moments' | 'james_stein' = 'moments',
): Finding<Shrunk> => {
  if (means.length !== errors.length) return unfit('lengths_differ', `${means.length} means for ${errors.length} errors`, 'errors')
  if (means.length < (how === 'moments' ? 3 : 4)) return unfit('too_few_regions', `${means.length} regions`)
  if ([...means, ...errors].some((value) => !isFigure(value))) return unfit('not_finite', 'a mean or an error is no number')
  if (errors.some((value) => !(value > 0))) return unfit('not_positive', 'a standard error is not positive', 'errors')
  if (how === 'james_stein') {
    const alike = errors.every((error) => error === errors[0])
    return alike ? found(jamesStein(means, errors[0]!)) : unfit('bad_option', 'James & Stein want errors that are alike', 'how')
  }
  const fixed = errors.map((error) => 1 / (error * error))
  const whole = exactSum(fixed)
  const plain = exactSum(means.map((one, at) => one * fixed[at]!)) / whole
  const q = exactSum(means.map((one, at) => fixed[at]! * (one - plain) ** 2))
  const spare = exactSum(fixed.map((one) => (one / whole) * exactSum([...fixed, -one])))
  if (!(spare > 0)) return unfit('no_variation', 'one error is so small that the other means say nothing', 'errors')
  const between = Math.max(0, (q - (means.length - 1)) / spare)
  const weights = errors.map((error) => 1 / (error * error + between))
  const mean = exactSum(means.map((one, at) => one * weights[at]!)) / exactSum(weights)
  const trust = errors.map((error) => between / (between + error * error))
  return found({ mean, between, trust, values: means.map((one, at) => mean + trust[at]! * (one - mean)) })
}
