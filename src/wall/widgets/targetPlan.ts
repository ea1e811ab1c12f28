import { paceOf } from '#analysis/change.ts'
import type { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { eyeScale, type EyeScale, figureIn, numberWords, toEye } from '../i18n/figure.ts'
import type { Language } from '../stores/language.ts'
import type { Said } from './context.ts'

/** A figure's target in words, how far it has come, and how far from the path. */
export interface TargetPlan {
  words: string
  gap: string
  /** Shares of the target, 0 to 1 and beyond. */
  done: number
  due: number | null
}

/** A target in thousands needs no decimals of its own. */
const shortened = (target: number, scale: EyeScale): EyeScale =>
  Math.abs(toEye(target, scale)) >= 1000 ? { ...scale, decimals: 0 } : scale

/** By how much: a share in points, an amount at the scale of its target. */
const gapWords = (by: number, scale: EyeScale, { unit }: Indicator, language: Language): string => {
  const bare = figureIn(by, { ...scale, unit: '' }).text
  if (unit === '%') return `${bare}${language === 'zh' ? ' 点' : ' pp'}`
  return figureIn(by, scale).text
}

export const targetOf = (state: State, indicator: Indicator, { language }: Said): TargetPlan | null => {
  const { target } = state
  if (!target) return null
  const zh = language === 'zh'
  const growth = target.kind === 'growth'
  const scale = eyeScale(target.value, indicator, language)
  const value = growth
    ? `${zh ? '增长 ' : '+'}${numberWords(target.value, 1)}%`
    : figureIn(target.value, shortened(target.value, scale)).text
  const name = target.kind === 'limit' ? (zh ? '限值' : 'Limit') : zh ? '目标' : 'Target'
  const pace = paceOf(state.value, target, state.lastYear?.value ?? null)
  if (!pace) return { words: `${name} ${value}`, gap: '', done: 0, due: null }
  const { gap } = pace
  if (gap === null) return { words: `${name} ${value}`, gap: '', done: pace.done, due: pace.due }
  const by = Math.abs(gap * target.value)
  const size = growth ? `${numberWords(by, 1)}${zh ? ' 点' : ' pp'}` : gapWords(by, scale, indicator, language)
  const side =
    target.kind === 'limit' ? (zh ? ['余 ', '超限 '] : ['below by ', 'over by ']) : zh ? ['超进度 ', '欠进度 '] : ['ahead ', 'behind ']
  const even = target.kind === 'limit' ? (zh ? '恰在限值' : 'at the limit') : zh ? '与进度持平' : 'on path'
  const flat = !/[1-9]/.test(size)
  return { words: `${name} ${value}`, gap: flat ? even : `${side[gap >= 0 ? 0 : 1]}${size}`, done: pace.done, due: pace.due }
}
