import type { Grain } from '#contract/names.ts'
import { labelOf, parseTime, periodAt, shift, type Span, yearBefore } from '#analysis/period.ts'
import type { Zone } from '#analysis/zone.ts'
import { remembered } from './remembered.ts'

/** The periods along the bottom, oldest first, without a hole. */
export type Slots = readonly Span[]

const FINE: readonly Grain[] = ['minute', 'hour', 'day']

const readers = remembered<(label: string) => Span | null>()
/** Reads the labels of a grain. */
export const spansOf = (grain: Grain, zone: Zone): ((label: string) => Span | null) =>
  readers(`${zone.name} ${grain}`, () => {
    const spans = remembered<Span | null>()
    return (label) =>
      spans(label, () => {
        const time = parseTime(label, zone)
        return time.ok ? { start: time.value.start, end: time.value.end, grain } : null
      })
  })

/** The last period that a lost series should have reached by now. */
export const dueBy = (now: number, grain: Grain, zone: Zone): Span => {
  const current = periodAt(now, grain, zone)
  return FINE.includes(grain) ? current : shift(current, -1, zone)
}

const rows = remembered<Slots>()
/** At most `periods` slots up to `last`, none before `first`; the same list each time, until a new period begins. */
export const slotsTo = (last: Span, first: Span, periods: number, zone: Zone): Slots =>
  rows(`${zone.name} ${last.grain} ${last.start} ${first.start} ${periods}`, () => {
    const slots: Span[] = []
    for (let at = last; slots.length < periods && at.start >= first.start; at = shift(at, -1, zone)) slots.push(at)
    return slots.reverse()
  })

export type Lag = 'year' | 'week' | 'day'

/** With what a slot is compared: months, days with last year; hours and minutes with the week or the day before. */
export const lagOf = (grain: Grain, compare: 'previous' | 'weekday'): Lag | null => {
  if (grain === 'year') return null
  if (grain === 'hour' || grain === 'minute') return compare === 'weekday' ? 'week' : 'day'
  return 'year'
}

const HOURS: Record<Exclude<Lag, 'year'>, number> = { week: 168, day: 24 }

export const before = (slot: Span, lag: Lag, zone: Zone): Span =>
  lag === 'year' ? yearBefore(slot, zone) : shift(slot, -HOURS[lag] * (slot.grain === 'minute' ? 60 : 1), zone)

const YEAR: Record<Grain, number> = { minute: 1440, hour: 24, day: 366, week: 53, month: 12, quarter: 4, half: 2, year: 1 }

/** How many periods a comparison reaches further back. */
export const reach = (grain: Grain, lag: Lag | null): number => {
  if (lag === null) return 0
  return lag === 'week' ? YEAR[grain] * 7 : YEAR[grain]
}

const named = new WeakMap<Slots, { zone: Zone; labels: readonly string[] }>()
export const labelsOf = (slots: Slots, zone: Zone): readonly string[] => {
  const known = named.get(slots)
  if (known?.zone === zone) return known.labels
  const labels = slots.map((slot) => labelOf(slot, zone))
  named.set(slots, { zone, labels })
  return labels
}
