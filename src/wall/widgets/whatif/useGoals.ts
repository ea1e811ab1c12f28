import { computed, type ComputedRef } from 'vue'
import { SLIDER_STEPS } from './figureWords.ts'
import { useSupposed } from './useSupposed.ts'

/** A function's score, 0 to 1: as it is, as it is aimed at, and the best that any region has had. */
export interface FunctionGoal {
  function: string
  real: number
  best: number
  aimed: number
  tick: number
}

/** The goal of a panel as it is turned by hand: a rank, or a function's score on a slider from its real one to the best of any region. */
export const useGoals = (): {
  rank: ComputedRef<number | null>
  all: ComputedRef<number>
  score: ComputedRef<FunctionGoal | null>
  turn: (by: number) => void
  choose: (name: string | null) => void
  slide: (tick: number) => void
} => {
  const supposed = useSupposed()
  const rank = computed(() => (supposed.goal && 'rank' in supposed.goal ? supposed.goal.rank : null))
  const all = computed(() => supposed.levers?.others.length ?? 0)
  const score = computed((): FunctionGoal | null => {
    const goal = supposed.goal
    if (!goal || 'rank' in goal) return null
    const real = supposed.supposition?.functions[goal.function]?.before
    const best = supposed.levers?.reached[goal.function]
    if (real === undefined || best === undefined) return null
    const way = supposed.way?.goal
    const aimed = way && 'function' in way && way.function === goal.function ? supposed.way!.score : real
    const tick = best > real ? Math.min(SLIDER_STEPS, Math.max(0, Math.round(((aimed - real) / (best - real)) * SLIDER_STEPS))) : 0
    return { function: goal.function, real, best, aimed, tick }
  })
  const turn = (by: number): void => supposed.aim({ rank: Math.min(all.value, Math.max(1, (rank.value ?? 1) + by)) }, true)
  const choose = (name: string | null): void => {
    const score = name === null ? null : supposed.supposition?.functions[name]?.after
    if (name === null) supposed.aimUp()
    else if (score != null) supposed.aim({ function: name, score })
  }
  const slide = (tick: number): void => {
    const one = score.value
    if (!one) return
    const to = tick >= SLIDER_STEPS ? one.best : one.real + ((one.best - one.real) * tick) / SLIDER_STEPS
    supposed.aim({ function: one.function, score: to }, true)
  }
  return { rank, all, score, turn, choose, slide }
}
