import type { Indicator } from '#contract/indicator.ts'
import type { Scene } from '#contract/scene.ts'
import type { State } from '#contract/state.ts'
import { periodWords } from '../../i18n/words.ts'
import { indicatorsOf } from '#contract/wanted.ts'
import type { Said } from '../../widgets/context.ts'

/** A department behind a scene, and the periods its figures are of. */
export interface PrintedSource {
  department: string
  periods: string[]
}

/** Whose figures a scene shows, in the order of its panels: what is on no board is named without a period. */
export const planSources = (
  scene: Scene,
  indicatorOf: (id: string) => Indicator | undefined,
  stateOf: (id: string) => State | undefined,
  said: Said,
): PrintedSource[] => {
  const found = new Map<string, Set<string>>()
  for (const id of new Set(Object.values(scene.panels).flatMap(indicatorsOf))) {
    const indicator = indicatorOf(id)
    if (!indicator) continue
    const state = stateOf(id)
    const words =
      state?.value == null
        ? ''
        : periodWords(state.period, indicator.grain, indicator.accrual === 'yearToDate', said.language, said.zone, said.now)
    const departments = state && state.departments.length > 0 ? state.departments : [indicator.department]
    for (const department of departments) {
      const periods = found.get(department) ?? new Set()
      if (words !== '') periods.add(words)
      found.set(department, periods)
    }
  }
  return [...found].map(([department, periods]) => ({ department, periods: [...periods] }))
}
