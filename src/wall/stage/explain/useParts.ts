import type { Composite } from '#contract/composite.ts'
import type { IndexMake } from '#contract/indexSeen.ts'
import type { Indicator } from '#contract/indicator.ts'
import { computed, type ComputedRef } from 'vue'
import { useBoard } from '../../stores/board.ts'
import { usePlace } from '../../stores/place.ts'
import { useSaid } from '../../widgets/context.ts'
import { type ContributionPlan, partOf, planContributions } from './contributions.ts'
import { planMoves, planShares } from './makeParts.ts'
import type { Subject } from './subject.ts'

const ROWS = 5
const MEMBERS = 7

/** All ways in which a figure has parts: members of an index, regions below it, its categories. */
export const useParts = (
  subject: () => Subject,
  indicator: ComputedRef<Indicator | undefined>,
  composite: ComputedRef<Composite | undefined>,
  /** The parts that the gateway names, where the board does not hold them. */
  children: () => readonly { region: string; value: number | null }[],
  /** How an index is made; null until it is known. */
  make: () => IndexMake | null,
): ComputedRef<ContributionPlan[]> => {
  const place = usePlace()
  const board = useBoard()
  const said = useSaid()

  const members = (plan: typeof planShares): ContributionPlan | null => {
    const made = composite.value ? make() : null
    return made && plan(made, subject().region, MEMBERS)
  }
  const regions = (one: Indicator): ContributionPlan | null => {
    const { indicator: id, region, category } = subject()
    const below = place.children(region).flatMap((child) => board.get(id, child.code, category) ?? [])
    const told = composite.value ? [] : children().map((child) => ({ name: child.region, value: child.value, before: null }))
    const parts = below.length > 0 ? below.map((child) => partOf(child, 'region')) : told
    const adds = !composite.value && one.rollUp.method === 'sum'
    return planContributions(parts, 'region', adds, one, said.value.language, ROWS, (code) => ({ indicator: id, region: code, category }))
  }
  const kinds = (one: Indicator): ContributionPlan | null => {
    const { indicator: id, region, category } = subject()
    if (category !== null || one.categories === undefined || one.categories.kind === 'regions') return null
    const parts = board.categories(id, region).map((kind) => partOf(kind, 'category'))
    return planContributions(parts, 'category', one.categories.total, one, said.value.language, ROWS, (kind) => ({
      indicator: id,
      region,
      category: kind,
    }))
  }
  return computed(() => {
    const one = indicator.value
    return one ? [members(planShares), members(planMoves), regions(one), kinds(one)].filter((plan) => plan !== null) : []
  })
}
