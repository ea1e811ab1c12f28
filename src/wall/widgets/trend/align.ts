import type { Grain } from '#contract/names.ts'
import type { Zone } from '#analysis/zone.ts'
import type { Point } from '../../stores/points.ts'
import { dueBy, labelsOf, type Slots, slotsTo, spanOf } from './slots.ts'

export type Values = readonly (number | null)[]

/** Runs of slots, first and last. */
export type Runs = readonly (readonly [from: number, to: number])[]

export interface AlignAsk {
  readonly series: readonly { readonly points: readonly Point[]; readonly lost: boolean }[]
  readonly grain: Grain
  readonly periods: number
  readonly zone: Zone
  /** Epoch ms. */
  readonly now: number
  /** A fixed period's end, epoch ms: nothing later is shown. */
  readonly until: number | null
}

/** Several series on the same slots, in the indicator's own unit, with what is missing of each. */
export interface Aligned {
  readonly slots: Slots
  readonly labels: readonly string[]
  readonly series: readonly { readonly values: Values; readonly missing: readonly boolean[] }[]
}

/** The runs of what is true. */
export const runsOf = (is: readonly boolean[]): [from: number, to: number][] => {
  const found: [number, number][] = []
  is.forEach((one, at) => {
    if (!one) return
    const open = found.at(-1)
    if (open && open[1] === at - 1) open[1] = at
    else found.push([at, at])
  })
  return found
}

/**
 * A series is missing where it has no value after its first, up to its last or, when it is lost, up to what is due; what began
 * later or is not yet due is not missing. Null: nothing has a value.
 */
export const align = ({ series, grain, periods, zone, now, until }: AlignAsk): Aligned | null => {
  const known = series.map((one) =>
    one.points.flatMap(([label]) => spanOf(label, grain, zone) ?? []).filter((span) => until === null || span.end <= until),
  )
  const starts = known.map((spans) => spans.map((span) => span.start))
  const all = known.flat().sort((a, b) => a.start - b.start)
  const newest = all.at(-1)
  if (newest === undefined || series.every((one) => one.points.every(([, value]) => value === null))) return null

  const lost = series.some((one) => one.lost) && until === null
  const due = dueBy(now, grain, zone)
  const slots = slotsTo(lost && due.start > newest.start ? due : newest, all[0]!, periods, zone)
  const labels = labelsOf(slots, zone)
  return {
    slots,
    labels,
    series: series.map((one, index) => {
      const byLabel = new Map(one.points)
      const mine = starts[index]!
      const first = mine.reduce((low, start) => Math.min(low, start), Infinity)
      const last = mine.reduce((high, start) => Math.max(high, start), -Infinity)
      return {
        values: labels.map((label) => byLabel.get(label) ?? null),
        missing: labels.map((label, at) => {
          const value = byLabel.get(label)
          const { start } = slots[at]!
          return value == null && start >= first && (value === null || start <= last || one.lost)
        }),
      }
    }),
  }
}
