import type { Incident } from '#contract/incident.ts'
import { LEVELS, type Level, type Text } from '#contract/names.ts'
import { seriesKey, type State } from '#contract/state.ts'
import type { Alarm } from './course.ts'

export interface Named {
  indicator(id: string): Text | undefined
  region(code: string): Text | undefined
}

const joined = (region: Text | undefined, name: Text): Text =>
  region ? { zh: `${region.zh}${name.zh}`, en: `${region.en} ${name.en}` } : name

/** States and open incidents that stand at a level or graver. The gravest of a group first, so that a group is told by its worst. */
export const alarmsAt = (level: Level, states: Iterable<State>, incidents: readonly Incident[], named: Named): Alarm[] => {
  const least = LEVELS.indexOf(level)
  const found: Alarm[] = []
  for (const state of states) {
    if (LEVELS.indexOf(state.level) < least) continue
    const name = named.indicator(state.indicator) ?? { zh: state.indicator, en: state.indicator }
    found.push({
      id: seriesKey(state.indicator, state.region, state.category),
      group: state.indicator,
      level: state.level,
      title: joined(named.region(state.region), name),
    })
  }
  for (const one of incidents) {
    if (LEVELS.indexOf(one.level) >= least)
      found.push({ id: `incident ${one.id}`, group: `incident ${one.id}`, level: one.level, title: { zh: one.title, en: one.title } })
  }
  return found.sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level))
}
