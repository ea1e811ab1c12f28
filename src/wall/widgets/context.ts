import type { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { computed, type ComputedRef } from 'vue'
import { useBoard } from '../stores/board.ts'
import { useClock } from '../stores/clock.ts'
import { type Language, useLanguage } from '../stores/language.ts'
import { usePlace } from '../stores/place.ts'

/** What every plan of words needs to know: language, zone, this second. */
export interface Said {
  language: Language
  zone: string
  now: number
}

/** The same for all widgets, ticking each second. */
export const useSaid = (): ComputedRef<Said> => {
  const place = usePlace()
  const clock = useClock()
  const names = useLanguage()
  return computed(() => ({ language: names.language, zone: place.config?.place.zone ?? 'Asia/Shanghai', now: clock.second }))
}

/** A state with what is declared of it, and the officially published growth where one stands for our quotient. */
export interface Subject {
  indicator: Indicator
  state: State | undefined
  official: State | undefined
}

/** A figure of the board with its declaration; null where the indicator is not declared. */
export const useSubjects = (): ((indicator: string, region: string, category?: string | null) => Subject | null) => {
  const place = usePlace()
  const board = useBoard()
  return (id, region, category) => {
    const indicator = place.indicator(id)
    if (!indicator) return null
    return {
      indicator,
      state: board.get(id, region, category),
      official: indicator.yoy === undefined || category != null ? undefined : board.get(indicator.yoy, region),
    }
  }
}
