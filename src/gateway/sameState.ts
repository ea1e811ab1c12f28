import type { State } from '#contract/state.ts'

const same = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  )
}

/** Whether two states say the same; being judged under another config alone is no change. */
export const sameState = (a: State, b: State): boolean =>
  (Object.keys(a) as (keyof State)[]).every((field) => field === 'config' || same(a[field], b[field]))
