import { exactSum } from '../exactSum.ts'
import { found, unfit, type Finding } from '../finding.ts'
import { completeRows, type CompleteRows, type MissingCell, type Panel, type PanelRow } from '../panel.ts'
import { normalise } from './normalise.ts'
import { notesOn, type IndexNote } from './notes.ts'
import { ranks } from './ranks.ts'
import { sharesOf } from './contributions.ts'
import { fullSpec, type FullSpec, type IndexSpec } from './spec.ts'
import { specFault } from './specFault.ts'
import { scoreOf, type Standing } from './standing.ts'
import { subindices } from './subindices.ts'
import { weigh } from './weigh.ts'

/** One region in one period: `shares` by member sum to the score, `functions` are the subindices, ranks are within the period. */
export interface IndexRow extends PanelRow {
  score: number
  rank: number
  /** The rank that equal weights would give, beside its own. */
  equalRank: number
  shares: Record<string, number>
  functions: Record<string, number>
  standing: Standing
}

/** The weights of one base; period null: of the pooled panel. `rows` were used for them. */
export interface IndexWeights {
  period: string | null
  rows: number
  weights: Record<string, number>
  entropy: Record<string, number> | null
  functions: Record<string, number>
}

/** An index over a panel: every declared choice, its weights, its rows ordered as given, what was missing, and what to know of it. */
export interface Index {
  spec: FullSpec
  weights: IndexWeights[]
  rows: IndexRow[]
  /** Rows with one of these have no score. */
  missing: MissingCell[]
  notes: IndexNote[]
}

interface Base {
  period: string | null
  at: number[]
}

const basesOf = (rows: readonly PanelRow[], over: 'period' | 'panel'): Base[] => {
  if (over === 'panel') return [{ period: null, at: rows.map((_, at) => at) }]
  const periods = [...new Set(rows.map(({ period }) => period))].sort()
  return periods.map((period) => ({ period, at: rows.flatMap((row, at) => (row.period === period ? [at] : [])) }))
}

const inPeriod = (period: string | null): string => (period === null ? '' : ` in ${period}`)

/** Normalised values by member, in the order of the complete rows. */
const normalised = ({ rows, columns }: CompleteRows, spec: FullSpec): Finding<number[][]> => {
  const values = spec.members.map(() => rows.map(() => 0))
  for (const base of basesOf(rows, spec.over)) {
    const regions = new Set(base.at.map((at) => rows[at]!.region)).size
    if (regions < spec.members.length)
      return unfit('too_few_regions', `${regions} regions for ${spec.members.length} members${inPeriod(base.period)}`)
    for (const [j, member] of spec.members.entries()) {
      const column = base.at.map((at) => columns[j]![at]!)
      const answer = normalise(column, member, spec.normalise)
      if (!answer.ok) return unfit(answer.refusal.reason, answer.refusal.message + inPeriod(base.period), member.id)
      for (const [i, at] of base.at.entries()) values[j]![at] = answer.value[i]!
    }
  }
  return found(values)
}

/** What is scored; refuses shares of negative values, and of a base in which a column sums to 0. */
const scoredValues = (values: number[][], rows: readonly PanelRow[], spec: FullSpec): Finding<number[][]> => {
  if (spec.scoreFrom === 'normalised') return found(values)
  const shifted = values.map((column) => column.map((value) => spec.stretch * value + spec.shift))
  if (spec.scoreFrom === 'shifted') return found(shifted)
  const shares = shifted.map((column) => [...column])
  for (const base of basesOf(rows, spec.weightsOver))
    for (const [j, column] of shifted.entries()) {
      const { id } = spec.members[j]!
      const own = base.at.map((at) => column[at]!)
      if (own.some((value) => value < 0)) return unfit('negative_share', `${id} is negative once normalised: declare a shift`, id)
      const whole = exactSum(own)
      if (!(whole > 0)) return unfit('not_positive', `${id} is 0 in every row${inPeriod(base.period)}, which has no share`, id)
      for (const at of base.at) shares[j]![at] = column[at]! / whole
    }
  return found(shares)
}

const byMember = (spec: FullSpec, values: readonly number[]): Record<string, number> =>
  Object.fromEntries(spec.members.map(({ id }, j) => [id, values[j]!]))

const weightsOver = (
  values: number[][],
  rows: readonly PanelRow[],
  spec: FullSpec,
): Finding<{ weights: IndexWeights[]; of: number[][] }> => {
  const weights: IndexWeights[] = []
  const of: number[][] = rows.map(() => [])
  for (const base of basesOf(rows, spec.weightsOver)) {
    const answer = weigh(
      values.map((column) => base.at.map((at) => column[at]!)),
      spec,
    )
    if (!answer.ok) return unfit(answer.refusal.reason, answer.refusal.message + inPeriod(base.period), answer.refusal.path)
    const functions = new Map<string, number>()
    for (const [j, member] of spec.members.entries())
      functions.set(member.function, (functions.get(member.function) ?? 0) + answer.value.weights[j]!)
    weights.push({
      period: base.period,
      rows: base.at.length,
      weights: byMember(spec, answer.value.weights),
      entropy: answer.value.entropy === null ? null : byMember(spec, answer.value.entropy),
      functions: Object.fromEntries(functions),
    })
    for (const at of base.at) of[at] = answer.value.weights
  }
  return found({ weights, of })
}

/** The best and the worst point of each row's base. */
const idealPoints = (values: number[][], rows: readonly PanelRow[], spec: FullSpec): Standing['topsis'][] => {
  const points: Standing['topsis'][] = rows.map(() => null)
  if (spec.aggregate === 'weighted_sum') return points
  for (const base of basesOf(rows, spec.over)) {
    const extreme = (better: (a: number, b: number) => number): number[] =>
      values.map((column) => base.at.map((at) => column[at]!).reduce(better))
    const point = { best: extreme((a, b) => Math.max(a, b)), worst: extreme((a, b) => Math.min(a, b)), distance: spec.distance }
    for (const at of base.at) points[at] = point
  }
  return points
}

const ranked = (rows: readonly PanelRow[], scores: readonly number[]): number[] => {
  const places = rows.map(() => 0)
  for (const { at } of basesOf(rows, 'period')) {
    const inBase = ranks(at.map((one) => scores[one]!))
    for (const [i, one] of at.entries()) places[one] = inBase[i]!
  }
  return places
}

const standings = (values: number[][], rows: readonly PanelRow[], weights: number[][], spec: FullSpec): Standing[] => {
  const points = idealPoints(values, rows, spec)
  return rows.map((_, at) => ({ weights: weights[at]!, values: values.map((column) => column[at]!), topsis: points[at]! }))
}

/**
 * A composite index over region × period: normalise, weigh, aggregate as the spec declares. OECD & JRC, Handbook on Constructing
 * Composite Indicators (2008). Every score is the sum of its members' shares. Rows with a missing member have no score and are named.
 */
export const indexOf = (panel: Panel, given: IndexSpec): Finding<Index> => {
  const spec = fullSpec(given)
  const fault = specFault(spec, panel)
  if (fault !== null) return fault
  const names = spec.members.map(({ id }) => id)
  const complete = completeRows(panel, names)
  if (!complete.ok) return complete
  const { rows, missing } = complete.value
  const first = missing[0]
  if (spec.missing === 'refuse' && first !== undefined)
    return unfit('missing_cell', `${first.column} is missing in ${first.region} ${first.period}`, first.column)
  if (rows.length < 2) return unfit('too_few_rows', `${rows.length} rows have every member`)
  const base = normalised(complete.value, spec)
  if (!base.ok) return base
  const weighed = weightsOver(base.value, rows, spec)
  if (!weighed.ok) return weighed
  const scored = scoredValues(base.value, rows, spec)
  if (!scored.ok) return scored
  const values = scored.value
  const own = standings(values, rows, weighed.value.of, spec)
  const scores = own.map(scoreOf)
  const equal = weightsOver(base.value, rows, { ...spec, weighting: 'equal', cap: undefined, functionWeights: undefined })
  if (!equal.ok) return equal
  const [places, equals] = [scores, standings(values, rows, equal.value.of, spec).map(scoreOf)].map((all) => ranked(rows, all))
  return found({
    spec,
    weights: weighed.value.weights,
    rows: rows.map(({ region, period }, at) => ({
      region,
      period,
      score: scores[at]!,
      rank: places![at]!,
      equalRank: equals![at]!,
      shares: byMember(spec, sharesOf(own[at]!)),
      functions: subindices(own[at]!, spec.members),
      standing: own[at]!,
    })),
    missing,
    notes: notesOn(spec, weighed.value.weights),
  })
}
