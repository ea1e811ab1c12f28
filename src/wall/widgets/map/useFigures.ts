import type { Incident } from '#contract/incident.ts'
import { type Level, LEVELS } from '#contract/names.ts'
import { computed, type ComputedRef } from 'vue'
import { figureIn } from '../../i18n/figure.ts'
import { useBoard } from '../../stores/board.ts'
import { useIncidents } from '../../stores/incidents.ts'
import { useLanguage } from '../../stores/language.ts'
import { usePlace } from '../../stores/place.ts'
import { atLevel } from '../levels/plan.ts'
import { mapScale } from './corner.ts'
import type { UnitFigure } from './figures.ts'
import { useMapSource } from './source.ts'
import { MAP_WORDS, shortName } from './words.ts'

const graver = (a: Level, b: Level): Level => (LEVELS.indexOf(a) >= LEVELS.indexOf(b) ? a : b)

/** What a map wants to know of each of its units. */
export interface FigureWish {
  indicator: string
  units: readonly { code: string; name: string }[]
  incidents: boolean
  /** Print the sign: a diverging ramp is never read by colour alone. */
  signed: boolean
  /** A unit stands at the gravest level of all its figures, not of this one alone. */
  every: boolean
  /** Values of a past period in place of the board's: levels and incidents are of now and stay out. */
  past: ((code: string) => number | null) | null
}

/** Figures of the units from the board and the open incidents, by the code of the unit. */
export const useFigures = (
  wish: () => FigureWish,
): { figures: ComputedRef<UnitFigure[]>; gravest: ComputedRef<ReadonlyMap<string, Incident>> } => {
  const board = useBoard()
  const source = useMapSource()
  const incidents = useIncidents()
  const place = usePlace()
  const names = useLanguage()

  /** The gravest open incident of each unit, those in its parts included. */
  const gravest = computed(() => {
    const units = new Set(wish().units.map((unit) => unit.code))
    const found = new Map<string, Incident>()
    if (!wish().incidents || wish().past) return found
    for (const incident of incidents.open) {
      if (incident.region === null || incident.level === 'normal') continue
      const unit = place.lineage(incident.region).find((region) => units.has(region.code))
      const before = unit && found.get(unit.code)
      if (unit && (!before || LEVELS.indexOf(incident.level) > LEVELS.indexOf(before.level))) found.set(unit.code, incident)
    }
    return found
  })
  const levels = computed(() => {
    const found = new Map<string, Level>()
    if (!wish().every || wish().past) return found
    const units = new Set(wish().units.map((unit) => unit.code))
    for (const { region, level } of atLevel(board.all(), (code) => units.has(code)))
      found.set(region, graver(level, found.get(region) ?? 'normal'))
    return found
  })
  const figures = computed(() => {
    const { indicator: id, units, past } = wish()
    const indicator = source.indicator(id)
    const words = MAP_WORDS[names.language]
    const states = units.map((unit) => source.state(id, unit.code))
    const shown = units.map(({ code }, at) => (past ? past(code) : states[at] && states[at].freshness !== 'lost' ? states[at].value : null))
    const values = shown.flatMap((value) => (value === null ? [] : [value]))
    const scale = indicator ? { ...mapScale(values, indicator, names.language), unit: '' } : null
    return units.map(({ code, name }, at): UnitFigure => {
      const state = states[at]
      const region = place.region(code)
      const value = shown[at]!
      const noReporter = state?.reason === 'no_reporter' ? place.config?.place.noReporter : undefined
      const incident = gravest.value.get(code)
      const stands = past ? 'normal' : graver(state?.level ?? 'normal', levels.value.get(code) ?? 'normal')
      const level = graver(stands, incident?.level ?? 'normal')
      return {
        code,
        name: region
          ? region.short
            ? names.of(region.short)
            : names.language === 'zh'
              ? shortName(region.name.zh)
              : region.name.en
          : shortName(name),
        value,
        text: value !== null && scale ? figureIn(value, scale, wish().signed).text : noReporter ? names.of(noReporter) : words.missing,
        level,
        incident: incident?.level === level ? incident.id : null,
        stands,
      }
    })
  })
  return { figures, gravest }
}
