import { equal } from '#contract/equal.ts'
import type { State } from '#contract/state.ts'

/** Whether two states say the same; being judged under another config alone is no change. */
export const sameState = (a: State, b: State): boolean =>
  (Object.keys(a) as (keyof State)[]).every((field) => field === 'config' || equal(a[field], b[field]))
