import type { Indicator } from '#contract/indicator.ts'
import type { Level } from '#contract/names.ts'
import { LEVELS } from '#contract/names.ts'
import type { State } from '#contract/state.ts'
import { type EyeScale, eyeScale, figureIn } from '../../i18n/figure.ts'
import { levelWords } from '../../i18n/words.ts'
import { cutsOf, stepOf } from '../../map/steps.ts'
import type { Language } from '../../stores/language.ts'
import { standing } from '../standing.ts'

export interface Unit {
  readonly code: string
  readonly name: string
  readonly colour: State | undefined
  readonly height: State | undefined
}

export interface ColumnsAsk {
  readonly units: readonly Unit[]
  readonly colour: Indicator
  readonly height: Indicator
  readonly language: Language
}

export interface PlannedColumn {
  readonly code: string
  readonly name: string
  readonly value: number | null
  /** Of the colour's figure, without its unit. */
  readonly figure: string
  /** Of the height's figure, where that is another indicator. */
  readonly second: string
  readonly level: Level
  /** Step of the ramp, 0 to 6. */
  readonly step: number | null
  /** 0 to 1. */
  readonly height: number
}

export interface ColumnsPlan {
  readonly scale: EyeScale
  readonly columns: readonly PlannedColumn[]
  readonly missing: number
  /** Low and high bound of the colours in words. */
  readonly bounds: readonly [low: string, high: string]
  /** From where heights are measured, in words; empty for zero. */
  readonly foot: string
}

/** Amounts stand from zero; rates and indices, whose differences would vanish, from the lowest, and so does what falls below zero. */
const footOf = (values: readonly number[], { rollUp, unit }: Indicator): number => {
  const low = Math.min(...values)
  const amount = rollUp.method === 'sum' && unit !== '%'
  return amount && low >= 0 ? 0 : low
}

/** Null: no unit has a value. A missing unit lies flat in the colour of no data. */
export const planColumns = ({ units, colour, height, language }: ColumnsAsk): ColumnsPlan | null => {
  const values = units.flatMap((unit) => standing(unit.colour) ?? [])
  const cuts = cutsOf(values, 'values', 'sequential')
  if (cuts === null) return null
  const other = height.id !== colour.id
  const heights = units.flatMap((unit) => standing(unit.height) ?? [])
  const scale = eyeScale(Math.max(...values.map(Math.abs)), colour, language)
  const heightScale = eyeScale(Math.max(0, ...heights.map(Math.abs)), height, language)
  const foot = heights.length === 0 ? 0 : footOf(heights, height)
  const top = Math.max(foot, ...heights)
  const bound = (value: number): string => figureIn(value, { ...scale, unit: '' }).text
  return {
    scale,
    columns: units.map((unit): PlannedColumn => {
      const value = standing(unit.colour)
      const tall = standing(unit.height)
      return {
        code: unit.code,
        name: unit.name,
        value: value === null ? null : value * scale.factor,
        figure: figureIn(value, { ...scale, unit: '' }).text,
        second: other ? figureIn(tall, heightScale).text : '',
        level: unit.colour?.level ?? 'normal',
        step: value === null ? null : stepOf(value, cuts),
        height: tall === null || value === null || top === foot ? 0 : (tall - foot) / (top - foot),
      }
    }),
    missing: units.length - values.length,
    bounds: [bound(cuts[0]!), bound(cuts.at(-1)!)],
    foot: foot === 0 ? '' : figureIn(foot, heightScale).text,
  }
}

/** Who is named first: the gravest level, then the tallest. */
export const byWeight = (a: PlannedColumn, b: PlannedColumn): number =>
  LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level) || b.height - a.height || a.code.localeCompare(b.code)

/** The words of columns for those who cannot see them, greatest first. */
export const columnsText = (
  title: string,
  plan: ColumnsPlan | null,
  words: { none: string; missing: string },
  language: Language,
): string => {
  if (plan === null) return `${title}: ${words.none}`
  const rows = [...plan.columns].filter((one) => one.value !== null).sort((a, b) => b.value! - a.value!)
  const said = rows.map((one) =>
    [one.name, one.figure, plan.scale.unit, one.second, one.level === 'normal' ? '' : levelWords(one.level, language)]
      .filter((word) => word !== '')
      .join(' '),
  )
  return [title, ...said, ...(plan.missing > 0 ? [`${words.missing} ${plan.missing}`] : [])].join('; ')
}
