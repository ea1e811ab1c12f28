import { type EyeScale, eyeScale, MISSING, plain, signed, toEye } from '#analysis/format.ts'
import type { Indicator } from '#contract/indicator.ts'
import type { Language } from '../stores/language.ts'

export { type EyeScale, eyeScale, MISSING, toEye }

/** A figure in the parts a widget sets apart. `text` is all of it; missing is "—". */
export interface Figure {
  whole: string
  fraction: string
  unit: string
  text: string
}

/** A number in words of figures: thousands apart, "−" for minus, never "−0". */
export const numberWords = (value: number, decimals: number, withSign = false): string =>
  withSign ? signed(value, decimals) : plain(value, decimals)

/** A value (in the indicator's own unit) at a scale. */
export const figureIn = (value: number | null | undefined, scale: EyeScale, withSign = false): Figure => {
  if (value === null || value === undefined || !Number.isFinite(value)) return { whole: MISSING, fraction: '', unit: '', text: MISSING }
  const words = numberWords(toEye(value, scale), scale.decimals, withSign)
  const dot = words.indexOf('.')
  const tight = scale.unit === '' || scale.unit === '%' || scale.unit === '‰'
  return {
    whole: dot < 0 ? words : words.slice(0, dot),
    fraction: dot < 0 ? '' : words.slice(dot),
    unit: scale.unit,
    text: `${words}${tight ? '' : ' '}${scale.unit}`,
  }
}

/** A value without its unit: on an axis or in a table, where the unit stands once. */
export const bareIn = (value: number | null | undefined, scale: EyeScale): string => {
  const { whole, fraction } = figureIn(value, scale)
  return `${whole}${fraction}`
}

/** One figure at the scale that suits it alone. */
export const figureOf = (
  value: number | null | undefined,
  indicator: Pick<Indicator, 'unit' | 'scale' | 'decimals'>,
  language: Language,
  withSign = false,
): Figure => figureIn(value, eyeScale(value ?? 0, indicator, language), withSign)
