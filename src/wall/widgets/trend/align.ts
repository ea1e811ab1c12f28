import type { Grain } from '#contract/names.ts'
import type { Span } from '#analysis/period.ts'
import type { Zone } from '#analysis/zone.ts'
import type { Point } from '../../stores/points.ts'
import { dueBy, labelsOf, type Slots, slotsTo, spansOf } from './slots.ts'

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

/** The first and the last period that a series tells of. */
interface Reach {
  first: Span | null
  last: Span | null
}

/**
 * A series is missing where it has no value after its first, up to its last or, when it is lost, up to what is due; what began
 * later, runs still or is not yet due is not missing. Null: nothing has a value.
 */
export const align = ({ series, grain, periods, zone, now, until }: AlignAsk): Aligned | null => {
  /** A period that has only begun has nothing to report yet. */
  const waits = (span: Span, lost: boolean): boolean => !lost && span.end > now
  const read = spansOf(grain, zone)
  const reached = series.map(({ points, lost }): Reach => {
    const reach: Reach = { first: null, last: null }
    for (const [label, value] of points) {
      const span = read(label)
      if (span === null || (until !== null && span.end > until) || (value === null && waits(span, lost))) continue
      if (reach.first === null || span.start < reach.first.start) reach.first = span
      if (reach.last === null || span.start > reach.last.start) reach.last = span
    }
    return reach
  })
  const oldest = reached.map((one) => one.first).reduce((low, one) => (low === null || (one && one.start < low.start) ? one : low), null)
  const newest = reached.map((one) => one.last).reduce((high, one) => (high === null || (one && one.start > high.start) ? one : high), null)
  if (oldest === null || newest === null || series.every((one) => one.points.every(([, value]) => value === null))) return null

  const lost = series.some((one) => one.lost) && until === null
  const due = dueBy(now, grain, zone)
  const slots = slotsTo(lost && due.start > newest.start ? due : newest, oldest, periods, zone)
  const labels = labelsOf(slots, zone)
  return {
    slots,
    labels,
    series: series.map((one, index) => {
      const byLabel = new Map(one.points)
      const first = reached[index]!.first?.start ?? Infinity
      const last = reached[index]!.last?.start ?? -Infinity
      return {
        values: labels.map((label) => byLabel.get(label) ?? null),
        missing: labels.map((label, at) => {
          const value = byLabel.get(label)
          const { start } = slots[at]!
          if (value != null || start < first || waits(slots[at]!, one.lost)) return false
          return value === null || start <= last || one.lost
        }),
      }
    }),
  }
}
