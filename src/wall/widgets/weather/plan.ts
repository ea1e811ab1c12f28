import type { OptionsOf } from '#contract/widgets.ts'
import { type Level, LEVELS } from '#contract/names.ts'
import { eyeScale, figureIn, figureOf } from '../../i18n/figure.ts'
import { sightOf } from '../../i18n/sight.ts'
import type { Point } from '../../stores/points.ts'
import type { Language } from '../../stores/language.ts'
import type { Said, Subject } from '../context.ts'
import { figureName } from '../figureName.ts'
import { type ChangePlan, type FigurePlan, planFigure } from '../figurePlan.ts'
import { textRoom } from '../textRoom.ts'

/** What a figure of the weather is, told by its unit. */
export type WeatherKind = 'temperature' | 'rain' | 'wind' | 'direction' | 'sight' | 'level' | 'humidity' | 'pressure' | 'other'

export interface WeatherTile {
  key: string
  name: string
  kind: WeatherKind
  figure: FigurePlan
  /** The value in words: 东北风; empty for what is a number. */
  words: string
  /** Lowest and highest of the last periods, in the figure's unit; empty without a past. */
  range: string
  tags: string[]
}

const KINDS: [WeatherKind, RegExp][] = [
  ['temperature', /^[℃℉]$|^°[CF]$/],
  ['rain', /^(mm|毫米)$/],
  ['wind', /^(m\/s|米\/秒|km\/h|级)$/],
  ['direction', /^(°|度)$/],
  ['sight', /^(m|米|km|公里)$/],
  ['humidity', /^%$/],
  ['pressure', /^(hPa|百帕)$/],
]
/** Metres told to the centimetre are a level of water; how far one sees is told in whole ones. */
export const weatherKind = (unit: string, decimals = 0): WeatherKind => {
  const kind = KINDS.find(([, units]) => units.test(unit))?.[0] ?? 'other'
  return kind === 'sight' && decimals > 1 ? 'level' : kind
}

const WINDS: Record<Language, readonly string[]> = {
  zh: ['北', '东北', '东', '东南', '南', '西南', '西', '西北'],
  en: ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'],
}
/** From where the wind comes: 45° is 东北风. */
export const windWords = (degrees: number, language: Language): string => {
  const word = WINDS[language][Math.round((((degrees % 360) + 360) % 360) / 45) % 8]!
  return language === 'zh' ? `${word}风` : word
}

const rangeOf = (points: readonly Point[], { indicator }: Subject, language: Language): string => {
  const values = points.flatMap(([, value]) => (value === null ? [] : [value]))
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (values.length < 2 || low === high) return ''
  const { by, written } = sightOf(high, indicator)
  const scale = { ...eyeScale(Math.max(Math.abs(low), Math.abs(high)) / by, written, language), unit: '' }
  return `${figureIn(low / by, { ...scale, decimals: by === 1 ? scale.decimals : 1 }).text}—${figureIn(high / by, scale).text}`
}

/** Figures of the weather side by side, each with its range of the last periods. */
export const planWeather = (
  figures: OptionsOf<'weather'>['figures'],
  subjectOf: (indicator: string, category?: string) => Subject | null,
  pastOf: (at: number) => readonly Point[],
  said: Said,
): WeatherTile[] =>
  figures.flatMap(({ indicator, category, title }, at) => {
    const subject = subjectOf(indicator, category)
    if (!subject) return []
    const name = figureName(subject.indicator, category, title, said.language)
    const figure = planFigure(subject, name, said)
    const kind = weatherKind(subject.indicator.unit, subject.indicator.decimals)
    const value = subject.state && subject.state.freshness !== 'lost' ? subject.state.value : null
    const { by, written } = sightOf(value, subject.indicator)
    const common = said.language === 'zh' ? '模拟' : 'simulated'
    return [
      {
        key: `${indicator}|${category ?? ''}`,
        name,
        kind,
        figure: by === 1 ? figure : { ...figure, figure: figureOf(value! / by, written, said.language) },
        words: kind === 'direction' && value !== null ? windWords(value, said.language) : '',
        range: kind === 'direction' ? '' : rangeOf(pastOf(at), subject, said.language),
        tags: figure.tags.filter((tag) => tag !== common),
      },
    ]
  })

/** The change as it fits into so many units: with its base in full, in the fewest words, or not at all. */
export const changeIn = ({ figure: { change }, kind }: WeatherTile, room: number): ChangePlan | null => {
  if (change === null || kind === 'direction') return null
  const ways = [change, ...(change.brief === undefined ? [] : [{ ...change, base: change.brief }])]
  return ways.find(({ size, base }) => 24 + textRoom(size, 16) + textRoom(base, 16) <= room) ?? null
}

/** The gravest of the tiles. */
export const gravestTile = (tiles: readonly WeatherTile[]): WeatherTile | null => {
  const grave = [...tiles].sort((a, b) => LEVELS.indexOf(b.figure.level as Level) - LEVELS.indexOf(a.figure.level as Level))[0]
  return grave && grave.figure.level !== 'normal' ? grave : null
}

/** How wide a tile must be for its value and unit to stand whole, in units; an icon takes 34 more. */
export const tileRoom = ({ figure: { figure }, words }: WeatherTile): number =>
  20 + (words ? textRoom(words, 36) : textRoom(`${figure.whole}${figure.fraction}`, 36, 'figure') + 4 + textRoom(figure.unit, 17))
