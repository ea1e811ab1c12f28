import type { Indicator } from '#contract/indicator.ts'
import type { Level } from '#contract/names.ts'
import type { OutlookLine } from '#contract/outlook.ts'
import { eyeScale, figureIn, numberWords } from '../../i18n/figure.ts'
import type { Language } from '../../stores/language.ts'

/** A figure that heads for a level: what and where it is, how likely, which bound within how many hours, what it is now. */
export interface OutlookRow {
  key: string
  indicator: string
  region: string
  level: Level
  name: string
  likely: string
  hours: number
  bound: string
  value: string
  simulated: boolean
}

/** The lines of a region and of what lies in it, in their order; what is not declared is left out. */
export const planOutlook = (
  lines: readonly OutlookLine[],
  within: (region: string) => boolean,
  indicatorOf: (id: string) => Indicator | undefined,
  language: Language,
): OutlookRow[] =>
  lines.flatMap((line): OutlookRow[] => {
    const indicator = indicatorOf(line.indicator)
    if (indicator === undefined || !within(line.region)) return []
    const scale = eyeScale(line.bound, indicator, language)
    return [
      {
        key: `${line.indicator}|${line.region}`,
        indicator: line.indicator,
        region: line.region,
        level: line.heading,
        name: (indicator.short ?? indicator.title)[language],
        likely: `${numberWords(line.probability * 100, 0)}%`,
        hours: line.hours,
        bound: figureIn(line.bound, scale).text,
        value: figureIn(line.value, { ...scale, unit: '' }).text,
        simulated: line.simulated,
      },
    ]
  })
