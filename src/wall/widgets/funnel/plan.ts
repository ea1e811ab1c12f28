import type { Indicator } from '#contract/indicator.ts'
import type { Level } from '#contract/names.ts'
import type { State } from '#contract/state.ts'
import { eyeScale, figureIn, figureOf, MISSING, numberWords } from '../../i18n/figure.ts'
import { levelWords, reasonWords } from '../../i18n/words.ts'
import type { Language } from '../../stores/language.ts'
import { standing } from '../standing.ts'

export interface FunnelStep {
  readonly name: string
  readonly indicator: Indicator
  readonly state: State | undefined
}

export interface PlannedStep {
  readonly name: string
  /** Of the widest step, 0 to 1; null is missing or of another unit. */
  readonly reach: number | null
  readonly figure: string
  /** Its own unit, where it is not the first step's. */
  readonly unit: string
  /** Of the step before it, "82.3%"; empty where either is missing, or they are of other periods or units. */
  readonly rate: string
  readonly level: Level
  /** Why there is no value. */
  readonly why: string
}

export interface FunnelPlan {
  readonly unit: string
  readonly steps: readonly PlannedStep[]
  /** The last step of the first; empty as a rate. */
  readonly whole: string
  readonly otherUnits: readonly string[]
}

const percent = (share: number): string => `${numberWords(share * 100, 1)}%`

/** Null: no step has a value. Steps of another unit than the first stand with their figure and have no bar. */
export const planFunnel = (steps: readonly FunnelStep[], language: Language): FunnelPlan | null => {
  const [first] = steps
  if (first === undefined || steps.every((one) => standing(one.state) === null)) return null
  const same = (one: FunnelStep): boolean => one.indicator.unit === first.indicator.unit
  /** In the first step's unit; a negative count is no width. */
  const width = (one: FunnelStep): number | null => {
    const value = standing(one.state)
    return value === null || value < 0 || !same(one) ? null : (value * one.indicator.scale) / first.indicator.scale
  }
  const widest = Math.max(0, ...steps.map((one) => width(one) ?? 0))
  const scale = eyeScale(widest, first.indicator, language)
  const share = (one: FunnelStep, of: FunnelStep | undefined): string => {
    if (of === undefined || one.state?.period?.label !== of.state?.period?.label) return ''
    const [part, whole] = [width(one), width(of)]
    return part === null || whole === null || whole === 0 ? '' : percent(part / whole)
  }
  const planned = (one: FunnelStep, at: number): PlannedStep => {
    const value = standing(one.state)
    const own = same(one) ? null : figureOf(value, one.indicator, language)
    const at0 = same(one) && value !== null ? (value * one.indicator.scale) / first.indicator.scale : null
    const reach = width(one)
    return {
      name: one.name,
      reach: reach === null ? null : widest === 0 ? 0 : reach / widest,
      figure: value === null ? MISSING : own === null ? figureIn(at0, { ...scale, unit: '' }).text : `${own.whole}${own.fraction}`,
      unit: own?.unit ?? '',
      rate: share(one, steps[at - 1]),
      level: one.state?.level ?? 'normal',
      why: value === null ? reasonWords(one.state === undefined ? 'never_reported' : one.state.reason, language) : '',
    }
  }
  return {
    unit: scale.unit,
    steps: steps.map(planned),
    whole: steps.length > 2 ? share(steps.at(-1)!, first) : '',
    otherUnits: steps.filter((one) => !same(one)).map((one) => one.name),
  }
}

/** The words of a funnel for those who cannot see it. */
export const funnelText = (
  title: string,
  plan: FunnelPlan | null,
  words: { none: string; step: (rate: string) => string; whole: (rate: string) => string },
  language: Language,
): string => {
  if (plan === null) return `${title}: ${words.none}`
  const steps = plan.steps.map((one) => {
    const unit = one.figure === MISSING ? one.why : one.unit || plan.unit
    const level = one.level === 'normal' ? '' : levelWords(one.level, language)
    return [one.name, one.figure, unit, one.rate === '' ? '' : words.step(one.rate), level].filter((word) => word !== '').join(' ')
  })
  return [title, ...steps, ...(plan.whole === '' ? [] : [words.whole(plan.whole)])].join('; ')
}
