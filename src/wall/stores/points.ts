import type { State } from '#contract/state.ts'

/** A period's label and its value; missing stays null. */
export type Point = readonly [label: string, value: number | null]

/** History with the board's newest state: the same period is replaced, a later one appended, never more than `last`. Null: it was there already. */
export const withState = (points: readonly Point[], state: State | undefined, last: number): Point[] => {
  if (!state?.period) return points.slice(-last)
  const label = state.period.label
  const newest = points.at(-1)
  if (newest?.[0] === label) return [...points.slice(-last, -1), [label, state.value]]
  const at = points.findIndex((point) => point[0] === label)
  if (at >= 0) return points.map((point, index): Point => (index === at ? [label, state.value] : point)).slice(-last)
  // Labels of one grain sort as their periods do.
  if (newest !== undefined && newest[0] > label) return points.slice(-last)
  return [...points, [label, state.value] as const].slice(-last)
}
