import { computed, type ComputedRef } from 'vue'
import type { Plans, Sketch } from '../charts/sketch.ts'
import { useStage } from '../stores/stage.ts'

/** A plan to be drawn in the stage's theme, unit and language. */
export const useSketch = <Name extends keyof Plans>(draws: Name, plan: () => Plans[Name] | null): ComputedRef<Sketch> => {
  const stage = useStage()
  return computed(() => ({ draws, plan: plan(), hand: { theme: stage.theme, u: stage.u, language: stage.language } }))
}
