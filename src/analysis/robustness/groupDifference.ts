import { found, unfit, type Finding } from '../finding.ts'
import type { Panel } from '../panel.ts'
import { panelRegression } from '../regression/panelRegression.ts'
import type { RegressionSpec } from '../regression/spec.ts'
import type { Coefficient } from '../regression/tests.ts'
import { slopeOf } from './slopeOf.ts'
import { subsample } from './subsample.ts'

/** One coefficient in two groups of regions, their difference, and how often a random division into groups as large gives one as large. */
export interface GroupDifference {
  first: Coefficient
  second: Coefficient
  difference: number
  draws: number
  used: number
  p: number
}

export interface GroupDifferenceSpec extends RegressionSpec {
  /** Which of x is compared. */
  compared: string
  groups: readonly [readonly string[], readonly string[]]
  /** Default 499, drawn by `random`. */
  draws?: number
  random: () => number
}

/** Two ways to the same estimate may differ by so much of it. */
const ROUNDING = 1e-9

const estimatedBy =
  (of: (regions: readonly string[]) => Finding<Coefficient>) =>
  (regions: readonly string[]): number | null => {
    const fit = of(regions)
    return fit.ok ? fit.value.estimate : null
  }

/** Names in a random order (Fisher & Yates; Durstenfeld 1964). */
const shuffled = (names: readonly string[], random: () => number): string[] => {
  const order = [...names]
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
  return order
}

/**
 * Whether a coefficient differs between two groups of regions (east and west, say): Fisher's permutation test, whole regions dealt anew,
 * p = (1 + as large) / (1 + draws) (Phipson & Smyth 2010; 费舍尔组合检验). A star in one group and none in the other is no difference.
 */
export const groupDifference = (panel: Panel, spec: GroupDifferenceSpec): Finding<GroupDifference> => {
  const { compared, groups, draws = 499, random, ...own } = spec
  const place = own.x.indexOf(compared)
  if (place < 0) return unfit('unknown_column', `${compared} is no regressor`, compared)
  if (!Number.isInteger(draws) || draws < 19) return unfit('too_few_draws', `${draws} draws`, 'draws')
  const there = new Set(panel.rows.map(({ region }) => region))
  const all = [...groups[0], ...groups[1]]
  const unknown = all.find((region) => !there.has(region))
  if (unknown !== undefined) return unfit('unknown_region', `no rows of ${unknown}`, unknown)
  const twice = all.find((region, at) => all.indexOf(region) !== at)
  if (twice !== undefined) return unfit('duplicate_row', `${twice} is in a group twice`, twice)
  const of = (regions: readonly string[]): Finding<Coefficient> => {
    const chosen = new Set(regions)
    const fit = panelRegression(subsample(panel, (region) => chosen.has(region)), own) // prettier-ignore
    return fit.ok ? found(fit.value.coefficients[place + 1]!) : fit
  }
  const [first, second] = [of(groups[0]), of(groups[1])]
  if (!first.ok) return first
  if (!second.ok) return second
  const difference = first.value.estimate - second.value.estimate
  const estimate = own.effects === 'random' ? estimatedBy(of) : slopeOf(panel, own, compared)
  let [asLarge, used] = [0, 0]
  for (let draw = 0; draw < draws; draw++) {
    const order = shuffled(all, random)
    const [left, right] = [estimate(order.slice(0, groups[0].length)), estimate(order.slice(groups[0].length))]
    if (left === null || right === null) continue
    used++
    if (Math.abs(left - right) >= Math.abs(difference) * (1 - ROUNDING)) asLarge++
  }
  return found({ first: first.value, second: second.value, difference, draws, used, p: (1 + asLarge) / (1 + used) })
}
