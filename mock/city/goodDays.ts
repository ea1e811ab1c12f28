import { DAY, periodOf, type Span, startOf } from './periods.ts'

/** Up to this the air of a day is good (HJ 633). */
const GOOD = 100

/** How many days of the year, up to the end of a span, had good air: counted by the very index that is reported for them. */
export const goodDaysOf = (indexOn: (region: string, day: Span) => number | null) => {
  const known = new Map<string, boolean>()
  const good = (region: string, day: Span): boolean => {
    const key = `${region}|${day.start}`
    const found = known.get(key) ?? (indexOn(region, day) ?? Infinity) <= GOOD
    known.set(key, found)
    return found
  }
  return (region: string, span: Span): { good: number; days: number } => {
    let count = 0
    let days = 0
    for (let start = startOf('year', span.start); start < span.end; start += DAY, days++) if (good(region, periodOf('day', start))) count++
    return { good: count, days }
  }
}
