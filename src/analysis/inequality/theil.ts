import { exactSum } from '../exactSum.ts'
import { isFigure } from '../figure.ts'
import { found, unfit, type Finding } from '../finding.ts'

/** Inequality of one group within itself, its share of all, and what it adds to the whole's. */
export interface TheilGroup {
  group: string
  regions: number
  share: number
  theil: number
  adds: number
}

/** T = within + between, exactly; the groups' `adds` sum to within. */
export interface Theil {
  total: number
  within: number
  between: number
  groups: TheilGroup[]
}

type Fault = ReturnType<typeof unfit>

/** What is wrong with values whose shares are taken, weighted by people; null when nothing is. */
export const shareFault = (values: readonly number[], weights: readonly number[]): Fault | null => {
  if (values.length < 2) return unfit('too_few_regions', `${values.length} regions`)
  if (weights.length !== values.length) return unfit('lengths_differ', `${weights.length} weights for ${values.length} values`, 'weights')
  const wrong = [...values, ...weights].find((value) => !isFigure(value))
  if (wrong !== undefined) return unfit('not_finite', `a value or a weight is ${wrong}`)
  if (values.some((value) => value < 0)) return unfit('negative_share', 'a value is negative, which has no share')
  if (weights.some((weight) => !(weight > 0))) return unfit('bad_weights', 'a weight is not positive', 'weights')
  return exactSum(values) > 0 ? null : unfit('not_positive', 'all values are 0')
}

/** Σ p (x / μ) ln(x / μ), p the weights' shares; 0 ln 0 = 0. */
const theilOf = (values: readonly number[], weights: readonly number[]): number => {
  const people = exactSum(weights)
  const mean = exactSum(values.map((value, at) => value * weights[at]!)) / people
  if (mean === 0) return 0
  return exactSum(values.map((value, at) => (value === 0 ? 0 : (weights[at]! / people) * (value / mean) * Math.log(value / mean))))
}

/**
 * Theil's T of a value per head over regions weighted by people (weights 1: regions alike), and its exact split within and between groups
 * such as east, centre and west. Theil, Economics and Information Theory (1967), ch. 4; Shorrocks, Econometrica 48 (1980).
 */
export const theil = (values: readonly number[], weights: readonly number[], groups: readonly string[]): Finding<Theil> => {
  const fault = shareFault(values, weights)
  if (fault !== null) return fault
  if (groups.length !== values.length) return unfit('lengths_differ', `${groups.length} groups for ${values.length} values`, 'groups')
  const amounts = values.map((value, at) => value * weights[at]!)
  const [amount, people] = [exactSum(amounts), exactSum(weights)]
  const parts = [...new Set(groups)].map((group): TheilGroup & { between: number } => {
    const at = groups.flatMap((one, place) => (one === group ? [place] : []))
    const share = exactSum(at.map((place) => amounts[place]!)) / amount
    const own = theilOf(at.map((place) => values[place]!), at.map((place) => weights[place]!)) // prettier-ignore
    const crowd = exactSum(at.map((place) => weights[place]!)) / people
    return { group, regions: at.length, share, theil: own, adds: share * own, between: share === 0 ? 0 : share * Math.log(share / crowd) }
  })
  const [within, between] = [exactSum(parts.map(({ adds }) => adds)), exactSum(parts.map((part) => part.between))]
  return found({ total: within + between, within, between, groups: parts.map(({ between: _, ...part }) => part) })
}
