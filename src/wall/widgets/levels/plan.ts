import { type Incident, OPEN_STATUSES } from '#contract/incident.ts'
import type { Level } from '#contract/names.ts'
import type { State, Trend } from '#contract/state.ts'
import { localOf } from '../../i18n/words.ts'

const DAY = 86_400_000
const GRAVEST_TREND: readonly Trend[] = ['worse', 'steady', 'better']

/** What stands at one level: figures and open incidents, and since when the oldest of them does. */
export interface LevelCount {
  count: number
  figures: number
  incidents: number
  /** Epoch ms; null when nothing stands at the level. */
  since: number | null
  /** The gravest movement among its figures. */
  trend: Trend
  /** How many of its figures are cut off: they stand at it as far as is known. */
  lost: number
  simulated: boolean
}

const isOpen = (one: Incident): boolean => OPEN_STATUSES.includes(one.status)
const instantOf = (instant: string | null): number[] => (instant === null ? [] : [Date.parse(instant)])

/** Figures that stand at a level in a region and below it: totals only, and none of a series that has ended. */
export const atLevel = (states: Iterable<State>, within: (region: string) => boolean): State[] =>
  [...states].filter((state) => state.level !== 'normal' && state.category === null && state.freshness !== 'ended' && within(state.region))

export const countLevel = (
  level: Exclude<Level, 'normal'>,
  states: Iterable<State>,
  incidents: readonly Incident[],
  within: (region: string | null) => boolean,
): LevelCount => {
  const figures = atLevel(states, within).filter((state) => state.level === level)
  const open = incidents.filter((one) => isOpen(one) && one.level === level && within(one.region))
  const since = [...figures.flatMap((state) => instantOf(state.levelSince)), ...open.map((one) => Date.parse(one.levelSince))]
  return {
    count: figures.length + open.length,
    figures: figures.length,
    incidents: open.length,
    since: since.length === 0 ? null : Math.min(...since),
    trend: GRAVEST_TREND.find((trend) => figures.some((state) => state.trend === trend)) ?? 'unknown',
    lost: figures.filter((state) => state.freshness === 'lost').length,
    simulated: figures.some((state) => state.simulated) || open.some((one) => one.simulated),
  }
}

/** Incidents in hand: how many are open, how many of those are over their time limit, what came and what was done today, how many were open a day ago. */
export interface OpenCount {
  count: number
  overdue: number
  come: number
  done: number
  before: number
  simulated: boolean
}

const sameDay = (a: number, b: number, zone: string): boolean => {
  const [x, y] = [localOf(a, zone), localOf(b, zone)]
  return x.year === y.year && x.month === y.month && x.day === y.day
}

/** `limitOf`: how long an incident may take (ms), or null where nothing is set. Incidents hold what closed in the last day. */
export const countOpen = (
  incidents: readonly Incident[],
  within: (region: string | null) => boolean,
  limitOf: (one: Incident) => number | null,
  now: number,
  zone: string,
): OpenCount => {
  const here = incidents.filter((one) => one.status !== 'withdrawn' && within(one.region))
  const open = here.filter(isOpen)
  const then = now - DAY
  return {
    count: open.length,
    overdue: open.filter((one) => now - Date.parse(one.openedAt) > (limitOf(one) ?? Infinity)).length,
    come: here.filter((one) => sameDay(Date.parse(one.openedAt), now, zone)).length,
    done: here.filter((one) => !isOpen(one) && sameDay(Date.parse(one.updatedAt), now, zone)).length,
    before: here.filter((one) => Date.parse(one.openedAt) <= then && (isOpen(one) || Date.parse(one.updatedAt) > then)).length,
    simulated: open.some((one) => one.simulated),
  }
}

export const ROMAN: Record<Exclude<Level, 'normal'>, string> = { blue: 'Ⅳ', yellow: 'Ⅲ', orange: 'Ⅱ', red: 'Ⅰ' }
