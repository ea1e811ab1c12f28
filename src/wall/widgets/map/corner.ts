import type { Boundary } from '#contract/place.ts'
import type { Indicator } from '#contract/indicator.ts'
import { eyeScale, figureIn } from '../../i18n/figure.ts'
import type { Language } from '../../stores/language.ts'
import { type Cuts, STEPS } from '../../map/steps.ts'
import type { FillBy } from './figures.ts'
import { MAP_WORDS } from './words.ts'

/** What stands at the bottom left of a map: what the ramp means, its bounds, no data, and by whose approval it is shown. */
export interface KeyPlan {
  title: string
  unit: string
  /** Low, middle and high bound in words. */
  bounds: readonly [string, string, string] | null
  source: string
}

const meaning = (indicator: Indicator, dark: boolean, language: Language): string => {
  const words = MAP_WORDS[language]
  if (indicator.better === 'higher') return words.higher
  return indicator.better === 'lower' ? words.lower : words.neutral[dark ? 'dark' : 'light']
}

/** One scale serves all figures of a map. */
export const mapScale = (values: readonly number[], indicator: Indicator, language: Language) =>
  eyeScale(
    values.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
    indicator,
    language,
  )

export const planKey = (
  indicator: Indicator,
  name: string,
  cuts: Cuts | null,
  by: FillBy,
  ramp: 'sequential' | 'diverging',
  boundary: Boundary,
  language: Language,
  /** Whether the theme's ground is dark: more is always further from the ground. */
  dark = true,
): KeyPlan => {
  const words = MAP_WORDS[language]
  const scale = cuts ? mapScale(cuts, indicator, language) : null
  const bound = (value: number): string => figureIn(value, { ...scale!, unit: '' }, ramp === 'diverging').text
  const middle = cuts ? (by === 'quantiles' && ramp === 'sequential' ? cuts[Math.ceil(STEPS / 2)]! : (cuts[0]! + cuts[STEPS]!) / 2) : 0
  const notes = [by === 'quantiles' && ramp === 'sequential' ? words.quantiles : '', meaning(indicator, dark, language)].filter(
    (word) => word !== '',
  )
  return {
    title: by === 'levels' ? '' : language === 'zh' ? `${name}（${notes.join('，')}）` : `${name} (${notes.join(', ')})`,
    unit: scale?.unit ?? '',
    bounds: cuts ? [bound(cuts[0]!), bound(middle), bound(cuts[STEPS]!)] : null,
    source: boundary.approval === undefined ? words.schematic : words.approval(boundary.approval),
  }
}

/** Whose boundaries they are, in a language: the place writes a line for each, Chinese first, or one line for both. */
export const creditIn = (attribution: string, language: Language): string => {
  const lines = attribution.split('\n').filter((line) => line !== '')
  return (language === 'zh' ? lines[0] : lines.at(-1)) ?? ''
}
