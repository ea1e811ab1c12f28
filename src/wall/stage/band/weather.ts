import type { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { WEATHER } from '#contract/wanted.ts'
import { type Figure, figureOf } from '../../i18n/figure.ts'
import type { Said } from '../../widgets/context.ts'

export interface WeatherPlan {
  temperature: Figure | null
  /** The air quality index, and its grade of HJ 633—2012 (0 to 5). */
  air: { value: string; grade: number } | null
  visibility: string | null
}

const BOUNDS = [50, 100, 150, 200, 300]
export const airGrade = (aqi: number): number => BOUNDS.filter((bound) => aqi > bound).length

type Found = { indicator: Indicator; state: State | undefined } | null
const standing = (found: Found): found is { indicator: Indicator; state: State } =>
  found?.state?.value != null && found.state.freshness !== 'lost' && found.state.freshness !== 'ended'

const KILOMETRE = 1000
/** Far sight is told in kilometres, whole from ten on. */
const sight = (found: Found, said: Said): string | null => {
  if (!standing(found)) return null
  const { value } = found.state
  if (found.indicator.unit !== '米' || value! < KILOMETRE) return figureOf(value, found.indicator, said.language).text
  const far = value! / KILOMETRE
  return figureOf(far, { unit: '公里', scale: 1, decimals: far < 10 ? 1 : 0 }, said.language).text
}

/** Null where nothing stands: a band says no weather rather than an old one. */
export const planWeather = (find: (id: string) => Found, said: Said): WeatherPlan | null => {
  const figure = (id: string): Figure | null => {
    const found = find(id)
    return standing(found) ? figureOf(found.state.value, found.indicator, said.language) : null
  }
  const air = find(WEATHER.air)
  const plan: WeatherPlan = {
    temperature: figure(WEATHER.temperature),
    air: standing(air) ? { value: String(Math.round(air.state.value!)), grade: airGrade(air.state.value!) } : null,
    visibility: sight(find(WEATHER.visibility), said),
  }
  return plan.temperature || plan.air || plan.visibility ? plan : null
}
