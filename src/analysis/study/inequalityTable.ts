import type { InequalityShown } from '#contract/analysis/spreadTables.ts'
import type { AnalysisTableOf } from '#contract/analysis/result.ts'
import type { InequalityTableSpec } from '#contract/analysis/tableSpecs.ts'
import { found, unfit, type Finding } from '../finding.ts'
import { betaConvergence, rankMobility, sigmaConvergence, type BetaConvergence } from '../inequality/convergence.ts'
import { gini } from '../inequality/gini.ts'
import { theil, type Theil } from '../inequality/theil.ts'
import { completeRows, type CompleteRows, type Panel, type PanelRow } from '../panel.ts'
import { subsample } from '../robustness/subsample.ts'
import type { Ground } from './ground.ts'
import { countedOf, headOf, part, shownCoefficient, tableOf, type Made } from './head.ts'
import { groupsIn } from './heterogeneityTable.ts'

type Groups = readonly { id: string; regions: readonly string[] }[]
type Spread = { regions: number; logDeviation: number; variation: number }

const of = (panel: Panel, regions: readonly string[]): Panel => {
  const chosen = new Set(regions)
  return subsample(panel, (region) => chosen.has(region))
}

const spreadOf = (panel: Panel, column: string): Finding<Spread> => {
  const answer = sigmaConvergence(panel, column)
  if (!answer.ok) return answer
  const { regions, logDeviation, variation } = answer.value[0]!
  return found({ regions, logDeviation, variation })
}

const theilOf = (rows: readonly PanelRow[], values: readonly number[], weights: readonly number[], groups: Groups): Finding<Theil> => {
  const labels = rows.map(({ region }) => groups.find(({ regions }) => regions.includes(region))?.id ?? null)
  const lost = rows[labels.indexOf(null)]
  return lost === undefined
    ? theil(values, weights, labels as string[])
    : unfit('unknown_group', `${lost.region} is in no group`, lost.region)
}

const asIs = <T>(value: T): T => value

const periodOf = (panel: Panel, period: string, column: string, groups: Groups, complete: CompleteRows) => {
  const places = complete.rows.flatMap((row, place) => (row.period === period ? [place] : []))
  const rows = places.map((place) => complete.rows[place]!)
  const values = places.map((place) => complete.columns[0]![place]!)
  const weights = places.map((place) => complete.columns[1]?.[place] ?? 1)
  const now = subsample(panel, (_, one) => one === period)
  return {
    period,
    regions: places.length,
    theil: part(theilOf(rows, values, weights, groups), asIs),
    gini: part(gini(values, weights), asIs),
    spread: part(spreadOf(now, column), asIs),
    within: Object.fromEntries(groups.map(({ id, regions }) => [id, part(spreadOf(of(now, regions), column), asIs)])),
  }
}

const shownBeta = ({ beta, speed, halfLife, years, regions, span }: BetaConvergence) => ({
  n: regions,
  regions,
  periods: 2,
  span,
  beta: shownCoefficient(beta),
  speed,
  halfLife,
  years,
})

const shownOf = (spec: InequalityTableSpec, ground: Ground): Finding<Made<InequalityShown>> => {
  const names = [spec.column, ...(spec.weights === undefined ? [] : [spec.weights])]
  const groups = groupsIn(ground, spec.grouping)
  if (!groups.ok) return groups
  const panel = ground.panel(names)
  if (!panel.ok) return panel
  const complete = completeRows(panel.value, names)
  if (!complete.ok) return complete
  const periods = ground.inputs.periods.filter((period) => complete.value.rows.some((row) => row.period === period))
  const [from, to] = [periods[0], periods.at(-1)]
  if (from === undefined || to === undefined || from === to) return unfit('too_few_periods', `${periods.length} periods`)
  const years = ground.inputs.periods.indexOf(to) - ground.inputs.periods.indexOf(from)
  const isIndex = ground.spec.tables.some(({ kind, id }) => kind === 'index' && id === spec.column.split('.')[0])
  const scopes = [{ id: null, regions: ground.inputs.regions.map(({ code }) => code) }, ...groups.value]
  return found({
    head: {
      ...countedOf(complete.value.rows),
      missing: complete.value.missing,
      notes: isIndex ? [{ note: 'no_natural_zero', column: spec.column }] : [],
    },
    result: {
      column: spec.column,
      weights: spec.weights ?? null,
      grouping: spec.grouping,
      groups: groups.value.map(({ id, title, regions }) => ({ id, title, regions: regions.length })),
      periods: periods.map((period) => periodOf(panel.value, period, spec.column, groups.value, complete.value)),
      beta: scopes.map(({ id, regions }) => ({
        group: id,
        fit: part(betaConvergence(of(panel.value, regions), spec.column, from, to, years), shownBeta),
      })),
      mobility: part(rankMobility(panel.value, spec.column, from, to), (value) => ({ from, to, ...value })),
    },
  })
}

/** How far regions lie apart, within and between groups, and whether they draw nearer. */
export const inequalityTable = (spec: InequalityTableSpec, ground: Ground): AnalysisTableOf<'inequality'> => {
  const inputs = [spec.column, ...(spec.weights === undefined ? [] : [spec.weights])]
  return tableOf('inequality', headOf(spec, 'inequality', inputs, null), shownOf(spec, ground))
}
