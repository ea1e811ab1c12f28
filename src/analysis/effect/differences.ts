import { found, unfit, type Finding } from '../finding.ts'
import { leastSquares } from '../linear/leastSquares.ts'
import { completeRows, type Panel } from '../panel.ts'
import { absorber } from '../regression/absorb.ts'
import { groupsOf } from '../regression/groups.ts'
import { panelRegression } from '../regression/panelRegression.ts'
import type { RegressionSpec } from '../regression/spec.ts'
import type { Coefficient } from '../regression/tests.ts'

export interface DifferencesSpec extends Pick<RegressionSpec, 'errors' | 'smallSample' | 'level'> {
  y: string
  /** Further columns held constant. */
  x?: readonly string[]
  /** The regions that the decision was for, and its first period. */
  treated: readonly string[]
  from: string
  /** Random assignments for the placebo, default 499, drawn by `random`. */
  draws?: number
  random: () => number
}

/** The effect of a decision for some regions, if the others show what would have been: that is what the trends before speak for or against. */
export interface Differences {
  effect: Coefficient
  /** How treated regions drifted from the others before the decision, per period; far from 0 it speaks against the effect. Null: one period. */
  driftBefore: Coefficient | null
  /** As many regions drawn at random: the share that gave so large an effect, (1 + so many) / (1 + draws). */
  placebo: { draws: number; p: number }
  treated: number
  others: number
  n: number
  span: [string, string]
}

/** `count` names drawn without replacement. */
const drawn = (names: readonly string[], count: number, random: () => number): Set<string> => {
  const left = [...names]
  const chosen = new Set<string>()
  while (chosen.size < count) chosen.add(left.splice(Math.floor(random() * left.length), 1)[0]!)
  return chosen
}

const COLUMN = 'treated × after'

/**
 * Difference in differences: two-way fixed effects of region and period with a dummy of treated × after, errors clustered by region
 * (Angrist & Pischke, Mostly Harmless Econometrics, 2009, §5.2; Bertrand, Duflo & Mullainathan, QJE 119, 2004); placebo by drawing
 * other regions (randomisation inference). One date for all treated regions: staggered dates are refused by construction.
 */
export const differences = (panel: Panel, spec: DifferencesSpec): Finding<Differences> => {
  const { y, x = [], from, random, draws = 499, errors, smallSample, level } = spec
  if (!Number.isInteger(draws) || draws < 19) return unfit('too_few_draws', `${draws} draws`, 'draws')
  const complete = completeRows(panel, [y, ...x])
  if (!complete.ok) return complete
  const { rows } = complete.value
  const kept: Panel = { rows, columns: Object.fromEntries([y, ...x].map((name, j) => [name, complete.value.columns[j]!])) }
  const regions = [...new Set(rows.map(({ region }) => region))]
  const unknown = spec.treated.find((region) => !regions.includes(region))
  if (unknown !== undefined) return unfit('unknown_region', `no rows of ${unknown}`, unknown)
  const treated = new Set(spec.treated)
  if (treated.size === 0 || treated.size >= regions.length)
    return unfit('too_few_groups', 'some regions must be treated and some not', 'treated')
  const periods = [...new Set(rows.map(({ period }) => period))].sort()
  const before = periods.filter((period) => period < from)
  if (before.length === 0 || before.length === periods.length)
    return unfit('too_few_periods', `no period before ${from}, or none after`, 'from')
  const given = { y, effects: 'both' as const, ...(errors && { errors }), ...(smallSample && { smallSample }), ...(level && { level }) }
  const effectOf = (chosen: ReadonlySet<string>): Finding<Coefficient> => {
    const dummy = rows.map(({ region, period }) => (chosen.has(region) && period >= from ? 1 : 0))
    const fit = panelRegression({ rows, columns: { ...kept.columns, [COLUMN]: dummy } }, { ...given, x: [COLUMN, ...x] })
    return fit.ok ? found(fit.value.coefficients[1]!) : fit
  }
  const effect = effectOf(treated)
  if (!effect.ok) return effect
  const bare = estimatorOf(kept, y, x, from)
  let asLarge = 0
  for (let draw = 0; draw < draws; draw++) {
    const other = bare(drawn(regions, treated.size, random))
    if (other !== null && Math.abs(other) >= Math.abs(effect.value.estimate) * (1 - 1e-9)) asLarge++
  }
  return found({
    effect: effect.value,
    driftBefore: driftOf(kept, before, treated, given, x),
    placebo: { draws, p: (1 + asLarge) / (1 + draws) },
    treated: treated.size,
    others: regions.length - treated.size,
    n: rows.length,
    span: [periods[0]!, periods.at(-1)!],
  })
}

/** The estimate alone, the effects of region and period taken out once for all draws. */
const estimatorOf = (
  { rows, columns }: Panel,
  y: string,
  x: readonly string[],
  from: string,
): ((chosen: ReadonlySet<string>) => number | null) => {
  const [regions, periods] = [groupsOf(rows.map(({ region }) => region)).places, groupsOf(rows.map(({ period }) => period)).places]
  const { of } = absorber(rows.length, regions, periods)
  const [left, ...others] = [y, ...x].map((name) => of(columns[name] as number[]))
  return (chosen) => {
    const dummy = of(rows.map(({ region, period }) => (chosen.has(region) && period >= from ? 1 : 0)))
    const fit = leastSquares([dummy, ...others], [COLUMN, ...x], left!)
    return fit.ok ? fit.value.coefficients[0]! : null
  }
}

/** The slope of treated × period in the periods before. */
const driftOf = (
  panel: Panel,
  before: string[],
  treated: ReadonlySet<string>,
  given: Omit<RegressionSpec, 'x'>,
  x: readonly string[],
): Coefficient | null => {
  const at = panel.rows.flatMap(({ period }, place) => (before.includes(period) ? [place] : []))
  const rows = at.map((place) => panel.rows[place]!)
  const drift = rows.map(({ region, period }) => (treated.has(region) ? before.indexOf(period) : 0))
  const columns = Object.fromEntries(Object.entries(panel.columns).map(([name, column]) => [name, at.map((place) => column[place]!)]))
  const fit = panelRegression({ rows, columns: { ...columns, drift } }, { ...given, x: ['drift', ...x] })
  return fit.ok ? fit.value.coefficients[1]! : null
}
