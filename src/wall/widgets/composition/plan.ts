import type { Indicator } from '#contract/indicator.ts'
import type { Level } from '#contract/names.ts'
import type { State } from '#contract/state.ts'
import { type EyeScale, eyeScale, figureIn, numberWords, toEye } from '../../i18n/figure.ts'
import type { Language } from '../../stores/language.ts'

export interface Part {
  readonly name: string
  readonly state: State
}

export interface CompositionAsk {
  readonly indicator: Indicator
  readonly parts: readonly Part[]
  /** The state without a category. */
  readonly total: State | undefined
  /** Rows there is room for. */
  readonly rows: number
  readonly others: string
  readonly language: Language
}

export interface PlannedPart {
  readonly name: string
  /** In the scale's unit; null is missing. */
  readonly value: number | null
  readonly figure: string
  /** Of the total, "38.2%"; empty where the parts do not add up. */
  readonly share: string
  readonly level: Level
  /** What stands for all that have no row of their own. */
  readonly rest: boolean
}

export interface CompositionPlan {
  readonly scale: EyeScale
  readonly parts: readonly PlannedPart[]
  /** Words of the total with its unit, or null where the parts do not add up or it is missing. */
  readonly total: string | null
  readonly all: number
  /** Rows that are categories of their own. */
  readonly shown: number
}

/** The declared rest: it stands last, and what has no row goes with it. */
const isOther = (part: Part): boolean => part.state.category === 'other'
const known = (part: Part): number => part.state.value ?? -Infinity

/** The sum of parts that all have a value; a sum over a hole would look like a fall. */
const sumOf = (parts: readonly Part[]): number | null => {
  if (parts.some((one) => one.state.value === null)) return null
  return parts.reduce((sum, one) => sum + one.state.value!, 0)
}

/** The scale of the largest value at which the smallest is not written as 0. */
const scaleOf = (values: readonly number[], indicator: Indicator, language: Language): EyeScale => {
  const sizes = values.map(Math.abs).sort((a, b) => b - a)
  const scales = sizes.length === 0 ? [eyeScale(0, indicator, language)] : sizes.map((size) => eyeScale(size, indicator, language))
  const least = sizes.findLast((size) => size > 0) ?? 0
  const says = (scale: EyeScale): boolean => least === 0 || /[1-9]/.test(numberWords(toEye(least, scale), scale.decimals))
  return scales.find(says) ?? scales[0]!
}

/** The parts of a closed list, where all are known, add up by themselves: a sum of districts may differ from what the city published. */
const wholeOf = (indicator: Indicator, parts: readonly Part[], total: State | undefined): number | null => {
  const declared = indicator.categories
  const complete = declared?.kind === 'closed' && declared.list.length === parts.length
  return (complete ? sumOf(parts) : null) ?? total?.value ?? sumOf(parts)
}

/** Null: no category has a value. */
export const planComposition = ({ indicator, parts, total, rows, others, language }: CompositionAsk): CompositionPlan | null => {
  if (parts.every((one) => one.state.value === null)) return null
  const sorted = [...parts].sort((a, b) => Number(isOther(a)) - Number(isOther(b)) || known(b) - known(a) || a.name.localeCompare(b.name))
  const adds = indicator.categories?.total ?? false
  const whole = adds ? wholeOf(indicator, parts, total) : null
  const fits = sorted.length <= rows
  const shown = fits ? sorted : sorted.slice(0, adds ? rows - 1 : rows)
  const rest = sorted.slice(shown.length)
  const top = sumOf(shown)
  const restValue = rest.length === 0 || !adds ? null : (sumOf(rest) ?? (whole !== null && top !== null ? whole - top : null))

  const values = [...shown.map((one) => one.state.value), restValue]
  const scale = scaleOf(
    values.filter((value) => value !== null),
    indicator,
    language,
  )
  const planned = (name: string, value: number | null, level: Level, isRest: boolean): PlannedPart => {
    const { whole: front, fraction } = figureIn(value, scale)
    return {
      name,
      value: value === null ? null : value * scale.factor,
      figure: `${front}${fraction}`,
      share: value === null || whole === null || whole <= 0 ? '' : `${numberWords((value / whole) * 100, 1)}%`,
      level,
      rest: isRest,
    }
  }
  return {
    scale,
    parts: [
      ...shown.map((one) => planned(one.name, one.state.value, one.state.level, isOther(one))),
      ...(rest.length > 0 && adds ? [planned(others, restValue, 'normal', true)] : []),
    ],
    total: whole === null ? null : figureIn(whole, eyeScale(whole, indicator, language)).text,
    all: sorted.length,
    shown: shown.length,
  }
}

/** The words of a composition for those who cannot see it. */
export const compositionText = (title: string, plan: CompositionPlan | null, words: { none: string; total: string }): string => {
  if (plan === null) return `${title}: ${words.none}`
  const unit = plan.scale.unit === '' ? '' : ` ${plan.scale.unit}`
  const parts = plan.parts.map(
    (one) => `${one.name} ${one.figure}${one.value === null ? '' : unit}${one.share === '' ? '' : ` (${one.share})`}`,
  )
  return [title, ...(plan.total === null ? [] : [`${words.total} ${plan.total}`]), ...parts].join('; ')
}
