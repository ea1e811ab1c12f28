import { computed, type ComputedRef } from 'vue'

/** A computed list that stays the same while each of its members does: what is made of it is not made again because another figure moved. */
export const listOf = <One>(make: () => readonly One[]): ComputedRef<readonly One[]> =>
  computed<readonly One[]>((before) => {
    const next = make()
    return before?.length === next.length && next.every((one, at) => one === before[at]) ? before : next
  })
