import type { HeterogeneityShown } from '#contract/analysis/fitTables.ts'
import type { AnalysisTableOf } from '#contract/analysis/result.ts'
import type { GroupingSpec } from '#contract/analysis/spec.ts'
import type { HeterogeneityTableSpec } from '#contract/analysis/tableSpecs.ts'
import { found, unfit, type Finding } from '../finding.ts'
import { completeRows, type Panel } from '../panel.ts'
import { groupDifference } from '../robustness/groupDifference.ts'
import { subsample } from '../robustness/subsample.ts'
import { seeded } from '../seeded.ts'
import type { Ground } from './ground.ts'
import { countedOf, headOf, part, tableOf, type Made } from './head.ts'
import { oneCoefficient, shownOne } from './oneCoefficient.ts'
import { clusterNotes, sharedNotes } from './shared.ts'

/** The grouping of that id, with the regions of the panel that each group has. */
export const groupsIn = (ground: Ground, id: string): Finding<GroupingSpec['groups']> => {
  const own = ground.spec.groupings.find((grouping) => grouping.id === id)
  if (own === undefined) return unfit('unknown_group', `no grouping is called ${id}`, id)
  const there = new Set(ground.inputs.regions.map(({ code }) => code))
  return found(own.groups.map((group) => ({ ...group, regions: group.regions.filter((region) => there.has(region)) })))
}

const pairsOf = <T>(all: readonly T[]): (readonly [T, T])[] =>
  all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const))

const within = (panel: Panel, regions: readonly string[]): Panel => {
  const chosen = new Set(regions)
  return subsample(panel, (region) => chosen.has(region))
}

const shownOf = (spec: HeterogeneityTableSpec, ground: Ground, seed: number): Finding<Made<HeterogeneityShown>> => {
  const { y, x, compared, effects, errors, level, draws } = spec
  const groups = groupsIn(ground, spec.grouping)
  if (!groups.ok) return groups
  const panel = ground.panel([y, ...x])
  if (!panel.ok) return panel
  const own = { y, x, effects, errors, level }
  const all = oneCoefficient(panel.value, own, compared)
  if (!all.ok) return all
  const complete = completeRows(panel.value, [y, ...x])
  if (!complete.ok) return complete
  const fits = groups.value.map(({ regions }) => oneCoefficient(within(panel.value, regions), own, compared))
  const smallest = fits.reduce((least, fit) => (fit.ok ? Math.min(least, fit.value.regions) : least), all.value.regions)
  return found({
    head: {
      ...countedOf(all.value.rows),
      missing: complete.value.missing,
      notes: [...sharedNotes(ground, y, x), ...clusterNotes(errors, smallest)],
    },
    result: {
      y,
      x,
      compared,
      effects,
      errors,
      level,
      grouping: spec.grouping,
      all: part(all, shownOne),
      groups: groups.value.map(({ id, title }, at) => ({ id, title, fit: part(fits[at]!, shownOne) })),
      differences: pairsOf(groups.value).map(([first, second]) => ({
        first: first.id,
        second: second.id,
        test: part(
          groupDifference(panel.value, { ...own, compared, groups: [first.regions, second.regions], draws, random: seeded(seed) }),
          ({ difference, p, draws: asked, used }) => ({ difference, p, draws: asked, used }),
        ),
      })),
    },
  })
}

/** One coefficient over all regions and in each group, and whether groups differ. */
export const heterogeneityTable = (spec: HeterogeneityTableSpec, ground: Ground): AnalysisTableOf<'heterogeneity'> => {
  const seed = spec.seed ?? ground.spec.seed
  return tableOf('heterogeneity', headOf(spec, 'heterogeneity', [spec.y, ...spec.x], seed), shownOf(spec, ground, seed))
}
