import { computed, type ComputedRef, type Ref, ref, watch } from 'vue'
import { labelWords } from '../../i18n/words.ts'
import type { SeriesAsk } from '../../stores/history.ts'
import { useLanguage } from '../../stores/language.ts'
import { type Periods, planPeriods } from './periods.ts'
import { useMapSource } from './source.ts'

/** Periods asked for where a scene or a panel fixes one that is not the board's. */
const FIXED = 60
const NONE: Periods = { labels: [], valueOf: () => null, all: [] }

export interface PeriodWish {
  indicator: string
  codes: readonly string[]
  /** So many past periods on a slider; 0 for none. */
  slider: number
  /** The period that the panel or its scene fixes; null: now. */
  fixed: string | null
}

/** Which period a map shows: now, the one that is fixed, or the one chosen on its slider. */
export const usePeriods = (
  wish: () => PeriodWish,
): {
  periods: ComputedRef<Periods>
  /** A choice on the slider; null stands for the newest. */
  chosen: Ref<string | null>
  /** The period shown in place of the board's; null: the board's own. */
  label: ComputedRef<string | null>
  words: (label: string) => string
  waiting: ComputedRef<boolean>
} => {
  const source = useMapSource()
  const names = useLanguage()
  const chosen = source.chosen ?? ref<string | null>(null)
  const asks = computed(() => {
    const { indicator, codes, slider, fixed } = wish()
    return slider > 0 || (fixed !== null && codes.some((code) => (source.state(indicator, code)?.period?.label ?? fixed) !== fixed))
  })
  const asked = computed((): SeriesAsk[] => {
    const { indicator, codes, slider, fixed } = wish()
    return asks.value ? codes.map((region) => ({ indicator, region, last: fixed === null ? slider : slider + FIXED })) : []
  })
  const views = source.series(asked)
  const periods = computed((): Periods => {
    if (!asks.value) return NONE
    const { codes, slider, fixed } = wish()
    const series = new Map(codes.map((code, at) => [code, views.value[at]?.points ?? []] as const))
    return planPeriods(series, slider > 0 ? slider : FIXED, fixed)
  })
  const label = computed((): string | null => {
    const { fixed } = wish()
    if (!asks.value) return null
    if (fixed !== null) return chosen.value ?? fixed
    return chosen.value === null || chosen.value === periods.value.labels.at(-1) ? null : chosen.value
  })
  watch(
    () => `${wish().indicator} ${wish().fixed}`,
    () => (chosen.value = null),
  )
  const words = (one: string): string => {
    const indicator = source.indicator(wish().indicator)
    return indicator ? labelWords(one, indicator.grain, indicator.accrual === 'yearToDate', names.language) : one
  }
  const waiting = computed(() => asks.value && views.value.some((view) => view.state === 'loading'))
  return { periods, chosen, label, words, waiting }
}
