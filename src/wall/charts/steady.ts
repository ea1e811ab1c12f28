import { computed, type ComputedRef } from 'vue'

/** A computed plan that stays the same object while its content does, so that a board that turns each second draws only what changed. */
export const steady = <T>(make: () => T): ComputedRef<T> => {
  let written = ''
  return computed<T>((before) => {
    const next = make()
    const text = JSON.stringify(next)
    if (before !== undefined && text === written) return before
    written = text
    return next
  })
}
