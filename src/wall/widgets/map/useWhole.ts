import { computed, type ComputedRef } from 'vue'
import { usePlace } from '../../stores/place.ts'
import { useSaid, useSubjects } from '../context.ts'
import { planFigure } from '../figurePlan.ts'
import { rankAmong } from '../number/rank.ts'
import { useMapSource } from './source.ts'
import { stateIn } from './stateIn.ts'
import type { useMap } from './useMap.ts'
import { MAP_WORDS } from './words.ts'

/** The figure of all that is shown; on a map of the country without one, the place's own, and where it stands among the units. */
export const useWhole = (
  id: () => string,
  name: ComputedRef<string>,
  { area, own, past, period, figures }: Pick<ReturnType<typeof useMap>, 'area' | 'own' | 'past' | 'period' | 'figures'>,
) => {
  const place = usePlace()
  const source = useMapSource()
  const said = useSaid()
  const subjectOf = useSubjects()

  const rankOf = (code: string): string => {
    const all = figures.value.map((figure) => ({ region: figure.code, value: figure.value, freshness: 'ended' as const }))
    const indicator = source.indicator(id())
    const rank = indicator ? rankAmong(code, all, indicator.better) : null
    return rank ? MAP_WORDS[said.value.language].rank(rank.rank, rank.all) : ''
  }
  return computed(() => {
    const shown = area.value?.code ?? ''
    const code = source.state(id(), shown)?.value == null && own.value !== null ? own.value : shown
    const given = source.indicator(id())
    const found = subjectOf(id(), code) ?? (given ? { indicator: given, state: source.state(id(), code), official: undefined } : null)
    const subject =
      found?.state && period.label.value !== null
        ? { ...found, state: stateIn(found.state, period.label.value, past.value!(code)), official: undefined }
        : found
    return subject?.state
      ? {
          about: { indicator: id(), region: code },
          name: `${place.nameOf(code)} ${name.value}`,
          plan: planFigure(subject, name.value, said.value),
          rank: code === own.value ? rankOf(code) : '',
        }
      : null
  })
}
