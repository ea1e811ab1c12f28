import { defineStore } from 'pinia'
import { computed, shallowReactive, shallowRef } from 'vue'
import type { Case } from '../heal/plan.ts'
import type { Entry } from '../heal/keep.ts'

/** So many lines are kept. */
const KEPT = 100

/** How the wall is itself: what it did about its troubles, what it could not mend, and which panels are to be built anew. */
export const useHealth = defineStore('health', () => {
  /** Newest last. */
  const log = shallowRef<readonly Entry[]>([])
  /** What was mended last, for as long as it is said on the wall. */
  const mended = shallowRef<Entry | null>(null)
  const givenUp = shallowRef<readonly Case[]>([])
  /** How often a panel was built anew, by `scene/panel`. */
  const builds = shallowReactive(new Map<string, number>())
  const thrown = shallowReactive(new Set<string>())

  const write = (entry: Entry): void => {
    log.value = [...log.value, entry].slice(-KEPT)
    if (entry.what === 'mended') mended.value = entry
  }
  const rebuild = (panel: string): void => {
    builds.set(panel, (builds.get(panel) ?? 0) + 1)
  }
  /** A panel has thrown and shows that it has; `well` again when it is unmounted or drawn anew. */
  const threw = (panel: string): void => void thrown.add(panel)
  const well = (panel: string): void => void thrown.delete(panel)
  const broken = computed(() => [...thrown])
  return { log, mended, givenUp, builds, broken, write, rebuild, threw, well }
})
