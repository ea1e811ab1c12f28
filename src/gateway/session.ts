import type { Watch } from '#contract/wire.ts'
import type { State } from '#contract/state.ts'

/** What a wall watches, as a test on states; regions or categories left out mean all. */
export interface Interest {
  key: string
  wants(state: Pick<State, 'indicator' | 'region' | 'category'>): boolean
  /** Besides: all that is notable, and what just was. */
  alerts: boolean
  deltas: boolean
}

/** Stands at a level, or was reported once and is late or lost. */
export const isNotable = (state: Pick<State, 'level' | 'freshness' | 'period'>): boolean =>
  state.level !== 'normal' || (state.period !== null && (state.freshness === 'late' || state.freshness === 'lost'))

export const interestOf = (watch: Watch): Interest => {
  const indicators = new Set<string>(watch.indicators)
  const regions = watch.regions && new Set<string>(watch.regions)
  const categories = watch.categories && new Set<string | null>(watch.categories)
  return {
    key: JSON.stringify([
      [...indicators].sort(),
      regions ? [...regions].sort() : null,
      categories ? [...categories].map(String).sort() : null,
      watch.alerts ?? false,
      watch.deltas ?? false,
    ]),
    alerts: watch.alerts ?? false,
    deltas: watch.deltas ?? false,
    wants: (state) =>
      indicators.has(state.indicator) && (!regions || regions.has(state.region)) && (!categories || categories.has(state.category)),
  }
}
