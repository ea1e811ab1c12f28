import type { Indicator } from '#contract/indicator.ts'
import { englishUnit, scales } from './units.ts'

export type Language = 'zh' | 'en'

/** A figure as the eye meets it: `text` and `unit` apart, `scaled` the number in that unit before rounding. */
export interface Figure {
  text: string
  unit: string
  scaled: number | null
}

interface Step {
  factor: number
  word: string
}

export const MISSING = '—'
const MINUS = '−'
/** Up to here a figure stands whole. */
const WHOLE = 100_000

/** 亿 up to 99,999: 25,918.4 亿元 is a province's GDP, 101.4 万亿元 the nation's. */
const STEPS: Record<Language, readonly Step[]> = {
  zh: [
    { factor: 1, word: '' },
    { factor: 1e4, word: '万' },
    { factor: 1e8, word: '亿' },
    { factor: 1e12, word: '万亿' },
  ],
  en: [
    { factor: 1, word: '' },
    { factor: 1e3, word: 'K' },
    { factor: 1e6, word: 'M' },
    { factor: 1e9, word: 'B' },
    { factor: 1e12, word: 'T' },
  ],
}
/** A figure takes a step from here on. */
const FROM: Record<Language, readonly number[]> = { zh: [0, WHOLE, 1e8, 1e13], en: [0, WHOLE, 1e6, 1e9, 1e14] }

/** Half up on the decimal digits that are written: 1.005 to two decimals is 1.01. */
const rounded = (value: number, decimals: number): number => {
  const [digits, exponent = '0'] = String(value).split('e')
  const whole = Math.round(Number(`${digits}e${Number(exponent) + decimals}`))
  return Number.isSafeInteger(whole) ? Number(`${whole}e${-decimals}`) : value
}

const grouped = (value: number, decimals: number): string => {
  const [whole, part] = rounded(value, decimals).toFixed(decimals).split('.') as [string, string | undefined]
  const separated = whole.length < 4 ? whole : whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return part === undefined ? separated : `${separated}.${part}`
}

/** `12,846`, `−3.20`; a zero after rounding has no sign. */
export const plain = (value: number | null, decimals: number): string => {
  if (value === null || !Number.isFinite(value)) return MISSING
  const text = grouped(Math.abs(value), decimals)
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text
}

/** With its sign, for changes: `+6.2`, `−0.8`, `0.0`. */
export const signed = (value: number | null, decimals: number): string => {
  const text = plain(value, decimals)
  return value !== null && value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

type Written = Pick<Indicator, 'unit' | 'scale' | 'decimals'>

/** How values are brought to the eye: value × factor in `unit`, with so many decimals. One scale serves a whole axis. */
export interface EyeScale {
  factor: number
  unit: string
  decimals: number
}

/** A value in a scale's unit, before rounding. */
export const toEye = (value: number, { factor }: Pick<EyeScale, 'factor'>): number =>
  factor === 1 ? value : Number((value * factor).toPrecision(15))

/** How many decimals the declared ones leave in another step: none are made up. */
const knownDecimals = (indicator: Written, factor: number): number =>
  Math.max(0, Math.min(6, indicator.decimals + Math.round(Math.log10(factor / indicator.scale))))

const decimalsAt = (scaled: number, indicator: Written, factor: number): number => {
  if (factor === indicator.scale) return indicator.decimals
  return Math.min(knownDecimals(indicator, factor), factor === 1 ? indicator.decimals : scaled < 100 ? 2 : 1)
}

/** The largest step the figure reaches; one declared in 万 or 亿 stays so down to 1 of it, and at 0. */
const stepFor = (size: number, indicator: Written, language: Language): number => {
  const from = FROM[language]
  let step = 0
  while (step + 1 < from.length && size * indicator.scale >= from[step + 1]!) step++
  const declared = STEPS[language].findIndex(({ factor }) => factor === indicator.scale)
  return declared > step && (size >= 1 || size === 0) ? declared : step
}

/**
 * The scale that suits the largest of several values (in the indicator's own unit). It starts from the base unit (value × scale):
 * 11,171,250 万元 is 1,117.1 亿元. Below 100,000 of the base unit a figure stands whole (12,846 件), unless it is declared in 万 or
 * more and is 0 or at least 1 of it (3.87 万件); from there 万, from 1 亿 亿, from 10 万亿 万亿; in English K, M, B, and T from
 * 100,000 B. At its declared scale it has its declared decimals; elsewhere two below 100, one from there, and never more than were
 * declared. Rates, indices, concentrations, temperatures and times are not scaled.
 */
export const eyeScale = (largest: number, indicator: Written, language: Language): EyeScale => {
  const named = language === 'zh' ? indicator.unit : englishUnit(indicator.unit)
  const size = Number.isFinite(largest) ? Math.abs(largest) : 0
  const steps = STEPS[language]
  const made = ({ factor: into, word }: Step): EyeScale => {
    const factor = into === indicator.scale ? 1 : indicator.scale / into
    const unit = language === 'zh' || word === '' || named === '' ? word + named : `${word} ${named}`
    return { factor, unit, decimals: decimalsAt(toEye(size, { factor }), indicator, into) }
  }
  if (!scales(indicator.unit)) return made(steps[0]!)
  const step = stepFor(size, indicator, language)
  const scale = made(steps[step]!)
  const next = steps[step + 1]
  // 99,999.96 would round up to 100,000: it goes to the next step instead.
  return next && rounded(toEye(size, scale), scale.decimals) * steps[step]!.factor >= FROM[language][step + 1]! ? made(next) : scale
}

/** A value as a leader reads it, at the scale that suits it alone. Missing is `—`, minus is `−`. */
export const figure = (value: number | null, indicator: Written, language: Language): Figure => {
  if (value === null || !Number.isFinite(value)) return { text: MISSING, unit: '', scaled: null }
  const scale = eyeScale(value, indicator, language)
  const scaled = toEye(value, scale)
  return { text: plain(scaled, scale.decimals), unit: scale.unit, scaled }
}
