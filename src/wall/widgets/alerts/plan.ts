import type { Indicator } from '#contract/indicator.ts'
import { type Level, LEVELS } from '#contract/names.ts'
import type { Freshness, State, Trend } from '#contract/state.ts'
import { eyeScale, figureIn, figureOf } from '../../i18n/figure.ts'
import { durationWords } from '../../i18n/words.ts'
import type { Said } from '../context.ts'
import { textRoom } from '../textRoom.ts'
import { linkWords, tagsOf } from '../figurePlan.ts'
import { atLevel } from '../levels/plan.ts'

/** A figure at a level: what it is, where, over which line, for how long, whose. */
export interface AlertRow {
  key: string
  indicator: string
  level: Level
  name: string
  value: string
  /** The value without its unit, and the unit: it goes to the bound where the name needs the room. */
  bare: string
  unit: string
  region: string
  /** The bound it crossed, in the eye's unit; empty where the level has none. */
  bound: string
  lasting: string
  trend: Trend
  department: string | undefined
  freshness: Freshness
  link: string
  tags: string[]
  simulated: boolean
}

const boundOf = (indicator: Indicator, level: Level, value: number | null, said: Said): string => {
  const band = indicator.bands.find((one) => one.level === level)
  const bound = band?.above ?? band?.below
  return bound === undefined ? '' : figureIn(bound, { ...eyeScale(value ?? bound, indicator, said.language), unit: '' }).text
}

/** Every figure at a level in the region and below it: the gravest first, then the one that has stood longest. */
export const planAlerts = (
  states: Iterable<State>,
  within: (region: string) => boolean,
  functions: readonly string[],
  indicatorOf: (id: string) => Indicator | undefined,
  said: Said,
): AlertRow[] => {
  const since = (state: State): number => (state.levelSince === null ? said.now : Date.parse(state.levelSince))
  return atLevel(states, within)
    .filter((state) => functions.length === 0 || functions.includes(state.indicator.split('.')[0]!))
    .sort(
      (a, b) =>
        LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level) ||
        since(a) - since(b) ||
        `${a.indicator}${a.region}`.localeCompare(`${b.indicator}${b.region}`),
    )
    .flatMap((state): AlertRow[] => {
      const indicator = indicatorOf(state.indicator)
      if (!indicator) return []
      const figure = figureOf(state.freshness === 'lost' ? null : state.value, indicator, said.language)
      const common = said.language === 'zh' ? '模拟' : 'simulated'
      return [
        {
          key: `${state.indicator}|${state.region}`,
          indicator: state.indicator,
          level: state.level,
          name: (indicator.short ?? indicator.title)[said.language],
          value: figure.text,
          bare: `${figure.whole}${figure.fraction}`,
          unit: figure.unit,
          region: state.region,
          bound: boundOf(indicator, state.level, state.value, said),
          lasting: state.levelSince === null ? '' : durationWords(said.now - since(state), said.language),
          trend: state.trend,
          department: state.departments[0],
          freshness: state.freshness,
          link: linkWords(state, indicator, said),
          tags: tagsOf(state, said.language).filter((tag) => tag !== common),
          simulated: state.simulated,
        },
      ]
    })
}

/** Whether value and unit stand beside the whole name in a row of `room` units. */
export const unitBeside = (row: Pick<AlertRow, 'name' | 'value' | 'unit'>, place: string, room: number): boolean =>
  row.unit === '%' || textRoom(place, 19) + textRoom(row.name, 19) + textRoom(row.value, 24, 'figure') + 24 <= room
