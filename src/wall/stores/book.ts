import { seriesKey, type State } from '#contract/state.ts'

/** States by series key, and the states of categories by the key of their total. Never written into after it is made. */
export interface Book {
  readonly byKey: ReadonlyMap<string, State>
  readonly categories: ReadonlyMap<string, readonly State[]>
}

export const emptyBook: Book = { byKey: new Map(), categories: new Map() }

/** `full`: what stood before is dropped. */
export interface Change {
  full: boolean
  states: readonly State[]
  gone: readonly string[]
}

const keyOf = (state: State): string => seriesKey(state.indicator, state.region, state.category)
const totalOf = (state: State): string => seriesKey(state.indicator, state.region, null)

/** The book after a change; the one before stays as it was. */
export const changed = (before: Book, change: Change): Book => {
  const byKey = new Map(change.full ? [] : before.byKey)
  const touched = new Set<string>()
  for (const state of change.states) {
    byKey.set(keyOf(state), state)
    if (state.category !== null) touched.add(totalOf(state))
  }
  for (const key of change.gone) {
    const state = byKey.get(key)
    if (state?.category != null) touched.add(totalOf(state))
    byKey.delete(key)
  }
  if (touched.size === 0) return { byKey, categories: change.full ? new Map() : before.categories }
  const categories = new Map(change.full ? [] : before.categories)
  for (const total of touched) categories.set(total, [])
  for (const state of byKey.values()) {
    if (state.category === null || !touched.has(totalOf(state))) continue
    const total = totalOf(state)
    categories.set(total, [...(categories.get(total) ?? []), state])
  }
  return { byKey, categories }
}
