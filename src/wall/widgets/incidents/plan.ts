import type { Incident } from '#contract/incident.ts'
import { type Level, LEVELS } from '#contract/names.ts'
import type { State, Trend } from '#contract/state.ts'
import { durationWords } from '../../i18n/words.ts'
import type { Said } from '../context.ts'
import { textRoom } from '../textRoom.ts'
import { type LimitBar, planLimit } from './limit.ts'

/** One thing that needs attention: an open incident, a figure at a level, or a feed that is cut. */
export interface AttentionRow {
  key: string
  kind: 'incident' | 'state' | 'lost'
  level: Level
  title: string
  place: string
  note: string
  lasting: string
  since: number
  trend: Trend
  department: string
  /** The department's id. */
  reporter: string | undefined
  region: string | null
  incident: string | null
  simulated: boolean
  /** Where it stands in its handling; empty for figures. */
  status: string
  /** The time limit it runs against. */
  limit: LimitBar | null
}

/** How the plan names things; the caller knows the place. */
export interface Names {
  /** The incident's title in the language of the page. */
  title(one: Incident): string
  region(code: string | null): string
  department(id: string | undefined): string
  category(id: string): string
  status(status: Incident['status']): string
  /** How long it may take, ms; null where nothing is declared. */
  limit(one: Incident): number | null
  /** The figure's name and value: 社会管理指数 74.3. */
  figure(state: State): string
  cut(state: State): string
}

const GRAVEST_FIRST = [...LEVELS].reverse()
const weight = (row: AttentionRow): number => (row.kind === 'lost' ? LEVELS.length : GRAVEST_FIRST.indexOf(row.level))
const sinceOf = (instant: string | null): number => (instant === null ? 0 : Date.parse(instant))

const fromIncident = (one: Incident, names: Names, said: Said): AttentionRow => ({
  key: one.id,
  kind: 'incident',
  level: one.level,
  title: names.title(one),
  place: names.region(one.region),
  note: names.title(one) === names.category(one.category) ? '' : names.category(one.category),
  lasting: durationWords(said.now - sinceOf(one.openedAt), said.language),
  since: sinceOf(one.openedAt),
  trend: 'unknown',
  department: names.department(one.department),
  reporter: one.department,
  region: one.region,
  incident: one.id,
  simulated: one.simulated,
  status: names.status(one.status),
  limit: planLimit(said.now - sinceOf(one.openedAt), names.limit(one), said.language),
})

const fromState = (state: State, names: Names, { now, language }: Said): AttentionRow => {
  const lost = state.freshness === 'lost'
  const since = sinceOf(lost ? (state.readAt ?? state.knownAt) : state.levelSince)
  return {
    key: `${state.indicator}|${state.region}`,
    kind: lost ? 'lost' : 'state',
    level: lost ? 'normal' : state.level,
    title: lost ? names.cut(state) : names.figure(state),
    place: names.region(state.region),
    note: '',
    lasting: since === 0 ? '' : durationWords(now - since, language),
    since,
    trend: lost ? 'unknown' : state.trend,
    department: names.department(state.departments[0]),
    reporter: state.departments[0],
    region: state.region,
    incident: null,
    simulated: state.simulated,
    status: '',
    limit: null,
  }
}

const inOrder = (rows: AttentionRow[]): AttentionRow[] =>
  rows.sort((a, b) => weight(a) - weight(b) || a.since - b.since || a.key.localeCompare(b.key))

/** What stands at no level and within its limit takes its course. */
const needsAttention = (row: AttentionRow): boolean => row.level !== 'normal' || row.limit?.over === true

/** Every open incident in the region, whether it needs attention or not: the gravest first, then the one that waits longest. */
export const planOpen = (open: readonly Incident[], within: (code: string | null) => boolean, names: Names, said: Said): AttentionRow[] =>
  inOrder(open.filter((one) => within(one.region)).map((one) => fromIncident(one, names, said)))

/**
 * Incidents in the region that stand at a level or overran their limit, its figures at a level and those inside it that are red, its cut
 * feeds: the gravest first, then the one that lasts longest.
 */
export const planAttention = (
  open: readonly Incident[],
  states: Iterable<State>,
  within: (code: string | null) => boolean,
  region: string,
  names: Names,
  said: Said,
): AttentionRow[] => {
  const figures = [...states].filter(
    (state) =>
      (state.region === region || (state.level === 'red' && within(state.region))) &&
      state.category === null &&
      (state.level !== 'normal' || (state.freshness === 'lost' && state.knownAt !== null)),
  )
  return inOrder([...planOpen(open, within, names, said).filter(needsAttention), ...figures.map((state) => fromState(state, names, said))])
}

const HEAD = 48
const FOOT = 38
/** The least height of a row: two lines of words, and a bar between them where limits are drawn. */
const LEAST = 54
const LEAST_WITH_LIMIT = 72
const LINE = 27
const MARK = 50
const TITLE = 19

export const roomFor = (height: number, footless: boolean): number => height - HEAD - (footless ? 8 : FOOT)

/** The height each row needs at least: a title takes up to three lines. `width` is the list's. */
export const rowHeights = (rows: readonly AttentionRow[], width: number, limits: boolean): number[] =>
  rows.map((row) => {
    const beside = limits ? textRoom(row.place, TITLE) + textRoom(row.status || row.note, 16) + 20 : 0
    const room = Math.max(TITLE * 4, width - MARK - beside - TITLE / 2)
    const title = textRoom(row.title, TITLE)
    // Words are kept whole: of each line but the last, about a letter stays empty.
    const lines = title <= room ? 1 : Math.ceil(title / (room - TITLE))
    return (limits ? LEAST_WITH_LIMIT : LEAST) + LINE * Math.min(2, lines - 1)
  })

/** What stays: red and orange, or yellow where there is nothing graver. */
const STAYING: readonly (readonly Level[])[] = [['red', 'orange'], ['yellow']]

/** How many of the first rows stay while the rest turns: the gravest, in half of the list's room at most. None where the list needs no pages. */
export const stayingRows = (rows: readonly AttentionRow[], heights: readonly number[], room: number, most: number): number => {
  const high = (count: number): number => heights.slice(0, count).reduce((sum, height) => sum + height, 0)
  if (rows.length <= most && high(rows.length) <= room) return 0
  const levels = STAYING.find((which) => which.includes(rows[0]!.level)) ?? []
  const fits = (count: number): boolean => count <= most / 2 && high(count) <= room / 2
  return rows.findIndex((row, at) => !levels.includes(row.level) || !fits(at + 1))
}

/** Whether the limit is said beside what it was overrun by: it goes where the department needs its room. */
export const saysLimit = (row: AttentionRow, words: readonly string[], width: number): boolean =>
  row.limit?.over !== true || textRoom([row.lasting, row.department, ...words].join(''), 16) + 62 <= width - MARK

/** Whether 已持续 stands before the span: it goes where the words under the title need its room. */
export const saysLasting = (row: AttentionRow, prefix: string, width: number): boolean =>
  textRoom([row.place, row.note, prefix, row.lasting, row.department].join(''), 16) + (row.trend === 'unknown' ? 0 : 64) + 60 <=
  width - MARK
