import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useBoard } from '../../stores/board.ts'
import { usePlace } from '../../stores/place.ts'
import { useSaid } from '../../widgets/context.ts'
import { formulaWords, planFacts, type Say } from './facts.ts'
import { planRevisions } from './revisions.ts'
import type { Subject } from './subject.ts'
import { useLineage } from './useLineage.ts'
import { useParts } from './useParts.ts'

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
    if (composite.value) return { words: say('index'), note: say('indexNote') }
    const weight = one?.rollUp.method === 'mean' && one.rollUp.weight ? place.indicator(one.rollUp.weight) : undefined
    return { words: one ? formulaWords(one, weight ? place.title(weight.title) : '', say, said.value.language) : '', note: '' }
  })
  const revisions = computed(() => (indicator.value ? planRevisions(lineage.periods.value, indicator.value, said.value, ROWS) : []))

  const make = computed(() => lineage.newest.value?.make ?? null)
  const parts = useParts(
    subject,
    indicator,
    composite,
    () => lineage.newest.value?.children ?? [],
    () => make.value,
  )
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
    parts,
    make,
    qualities,
    failed: lineage.failed,
    loaded: computed(() => lineage.newest.value !== null),
  }
}
