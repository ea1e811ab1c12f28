import { equal } from '#contract/equal.ts'
import { computed, type ComputedRef } from 'vue'

/** A computed plan that stays the same object while its content does, so that a board that turns each second draws only what changed. */
export const steady = <T>(make: () => T): ComputedRef<T> =>
  computed<T>((before) => {
    const next = make()
    return before !== undefined && equal(before, next) ? before : next
  })
