import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useBoard } from '../../stores/board.ts'
import { usePlace } from '../../stores/place.ts'
import { useSaid } from '../../widgets/context.ts'
import { type ContributionPlan, planContributions, planMembers, partOf } from './contributions.ts'
import { formulaWords, planFacts, type Say } from './facts.ts'
import { planRevisions } from './revisions.ts'
import type { Subject } from './subject.ts'
import { useLineage } from './useLineage.ts'

const ROWS = 5

/** Everything the sheet says of a subject, from the board, what is declared, and the gateway's lineage. */
export const useSubject = (subject: () => Subject) => {
  const { t } = useI18n()
  const place = usePlace()
  const board = useBoard()
  const said = useSaid()
  const lineage = useLineage(subject)
  const say: Say = (key, fill = {}) => t(`explain.${key}`, fill)
  const departmentOf = (id: string): string => {
    const found = place.department(id)
    return found ? place.title(found.short ?? found.title) : id
  }
  const indicator = computed(() => place.indicator(subject().indicator))
  const composite = computed(() => place.config?.indices.find((one) => one.id === subject().indicator))
  const state = computed(
    () => board.get(subject().indicator, subject().region, subject().category) ?? lineage.newest.value?.state ?? undefined,
  )
  const category = computed(() => {
    const id = subject().category
    const declared = indicator.value?.categories
    const title = declared?.kind === 'closed' ? declared.list.find((one) => one.id === id)?.title : undefined
    return id === null ? '' : title ? place.title(title) : place.nameOf(id)
  })
  const name = computed(() =>
    [indicator.value ? place.title(indicator.value.title) : subject().indicator, category.value].filter(Boolean).join(' · '),
  )
  const official = computed(() =>
    indicator.value?.yoy && subject().category === null ? board.get(indicator.value.yoy, subject().region) : undefined,
  )
  const facts = computed(() =>
    indicator.value ? planFacts(indicator.value, state.value, official.value, name.value, departmentOf, said.value, say) : null,
  )
  const formula = computed(() => {
    const one = indicator.value
    if (composite.value) return { words: say('index'), note: say('indexNote', { count: composite.value.members.length }) }
    const weight = one?.rollUp.method === 'mean' && one.rollUp.weight ? place.indicator(one.rollUp.weight) : undefined
    return { words: one ? formulaWords(one, weight ? place.title(weight.title) : '', say) : '', note: '' }
  })
  const revisions = computed(() => (indicator.value ? planRevisions(lineage.periods.value, indicator.value, said.value, ROWS) : []))

  const contributions = computed((): ContributionPlan | null => {
    const one = indicator.value
    const { indicator: id, region, category: part } = subject()
    if (!one) return null
    const told = new Map((lineage.newest.value?.children ?? []).map((child) => [child.region, child.value]))
    if (composite.value) {
      const values = new Map(
        composite.value.members.map(({ indicator: member }) => [member, board.get(member, region)?.value ?? told.get(member) ?? null]),
      )
      return planMembers(composite.value, values, region, ROWS)
    }
    const { language } = said.value
    const below = place.children(region).flatMap((child) => board.get(id, child.code, part) ?? [])
    const parts =
      below.length > 0
        ? below.map((child) => partOf(child, 'region'))
        : [...told].map(([code, value]) => ({ name: code, value, before: null }))
    const regions = planContributions(parts, 'region', one.rollUp.method === 'sum', one, language, ROWS, (code) => ({
      indicator: id,
      region: code,
      category: part,
    }))
    if (regions || part !== null) return regions
    const kinds = board.categories(id, region).map((kind) => partOf(kind, 'category'))
    return planContributions(kinds, 'category', one.categories?.total ?? false, one, language, ROWS, (kind) => ({
      indicator: id,
      region,
      category: kind,
    }))
  })
  const qualities = computed(() => {
    const children = lineage.newest.value?.children ?? []
    return children.length > 0 ? children.map((child) => child.quality) : state.value ? [state.value.quality] : []
  })
  return {
    indicator,
    composite,
    state,
    name,
    facts,
    formula,
    revisions,
    contributions,
    qualities,
    failed: lineage.failed,
    loaded: computed(() => lineage.newest.value !== null),
  }
}
