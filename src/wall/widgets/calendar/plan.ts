import { partsAt, type Zone } from '#analysis/zone.ts'
import type { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { bareIn, type EyeScale, eyeScale, figureIn, figureOf } from '../../i18n/figure.ts'
import { levelWords } from '../../i18n/words.ts'
import type { Language } from '../../stores/language.ts'
import type { Point } from '../../stores/points.ts'
import { CALENDAR_WORDS } from './words.ts'

export interface CalendarAsk {
  readonly indicator: Indicator
  readonly points: readonly Point[]
  /** What is over it is marked. */
  readonly limit: number | null
  readonly lost: boolean
  readonly language: Language
  readonly zone: Zone
  /** Epoch ms. */
  readonly now: number
  /** A fixed period's end, epoch ms: nothing later is shown. */
  readonly until: number | null
}

/** `coming`: not yet, or before the first day ever reported; `step` 0 to 5 of the ramp where there is a value within the limit. */
export interface PlannedDay {
  readonly day: number
  readonly kind: 'within' | 'over' | 'missing' | 'coming'
  readonly step: number
  readonly today: boolean
  readonly told: string
}

export interface CalendarPlan {
  readonly year: number
  readonly months: readonly { readonly name: string; readonly days: readonly PlannedDay[] }[]
  /** Days of the year over the limit, and without a value. */
  readonly over: number
  readonly missing: number
  readonly scale: EyeScale
  readonly limited: boolean
  /** The ramp's ends in words. */
  readonly bounds: readonly [low: string, high: string]
  readonly newest: { readonly day: string; readonly text: string } | null
}

const STEPS = 6
/** In the first months of a year so many months stand, reaching back. */
const LEAST_MONTHS = 6
const two = (number: number): string => String(number).padStart(2, '0')
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Null: no day has a value. The counts are of the year alone, whatever months stand before it. */
export const planCalendar = ({ indicator, points, limit, lost, language, zone, now, until }: CalendarAsk): CalendarPlan | null => {
  const byLabel = new Map(points)
  const at = partsAt(until === null ? now : until - 1, zone)
  const [today, last] = [`${at.year}-${two(at.month)}-${two(at.day)}`, points.findLast(([, value]) => value !== null)?.[0]]
  const first = points[0]?.[0]
  if (first === undefined || last === undefined) return null
  const count = Math.max(at.month, LEAST_MONTHS)
  const months = Array.from({ length: count }, (_, index) => {
    const month = at.month - (count - 1 - index)
    return month > 0 ? { year: at.year, month } : { year: at.year - 1, month: month + 12 }
  })
  const labelOf = (year: number, month: number, day: number): string => `${year}-${two(month)}-${two(day)}`
  const from = labelOf(months[0]!.year, months[0]!.month, 1)
  const shown = points.flatMap(([label, value]) => (value !== null && label >= from && label <= today ? [value] : []))
  if (shown.length === 0) return null
  const scale = eyeScale(Math.max(...shown.map(Math.abs)), indicator, language)
  const isOver = (value: number): boolean => limit !== null && value > limit
  const within = shown.filter((value) => !isOver(value))
  const [low, high] = [Math.min(...(within.length > 0 ? within : shown)), limit ?? Math.max(...shown)]
  const words = CALENDAR_WORDS[language]
  // What is not yet due is not missing; of a lost series everything up to today is.
  const due = lost || last > today ? today : last

  const dayOf = (year: number, month: number, day: number): PlannedDay => {
    const label = labelOf(year, month, day)
    const value = byLabel.get(label) ?? null
    const named = words.day(month, day)
    const base = { day, today: until === null && label === today, step: 0 }
    if (value !== null && label <= today) {
      const kind = isOver(value) ? 'over' : 'within'
      const step =
        high > low ? Math.min(STEPS - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * STEPS))) : Math.floor((STEPS - 1) / 2)
      return { ...base, kind, step, told: `${named} ${figureIn(value, scale).text}` }
    }
    const missing = label >= first && (label <= due || (byLabel.has(label) && label < today))
    return { ...base, kind: missing ? 'missing' : 'coming', told: missing ? `${named} ${words.missing(1)}` : named }
  }
  const rows = months.map(({ year, month }, index) => ({
    year,
    name: words.month(month, year !== at.year && (index === 0 || month === 1) ? year : null),
    days: Array.from({ length: daysIn(year, month) }, (_, day) => dayOf(year, month, day + 1)),
  }))
  const mine = rows.filter((row) => row.year === at.year).flatMap((row) => row.days)
  const value = byLabel.get(last)!
  return {
    year: at.year,
    months: rows.map(({ name, days }) => ({ name, days })),
    scale,
    limited: limit !== null,
    over: mine.filter((one) => one.kind === 'over').length,
    missing: mine.filter((one) => one.kind === 'missing').length,
    bounds: [bareIn(low, scale), bareIn(high, scale)],
    newest:
      value === null
        ? null
        : { day: words.day(Number(last.slice(5, 7)), Number(last.slice(8, 10))), text: figureOf(value, indicator, language).text },
  }
}

/** The words of a calendar for those who cannot see it. */
export const calendarText = (
  title: string,
  plan: CalendarPlan | null,
  state: State | undefined,
  none: string,
  language: Language,
): string => {
  if (plan === null) return `${title}: ${none}`
  const words = CALENDAR_WORDS[language]
  return [
    `${title} ${words.year(plan.year)}`,
    ...(plan.newest ? [`${plan.newest.day} ${plan.newest.text}`] : []),
    ...(state && state.value !== null ? [levelWords(state.level, language)] : []),
    ...(plan.limited ? [words.over(plan.over)] : []),
    ...(plan.missing > 0 ? [words.missing(plan.missing)] : []),
  ].join('; ')
}
