import { millis } from '#analysis/duration.ts'
import { changeOf } from '#analysis/change.ts'
import type { Indicator } from '#contract/indicator.ts'
import type { Base, State } from '#contract/state.ts'
import { figureOf, numberWords } from '../../i18n/figure.ts'
import { basisWords } from '../../i18n/basis.ts'
import { levelWords, momentWords, spanWords } from '../../i18n/words.ts'
import type { Said } from '../../widgets/context.ts'
import { type ChangePlan, type FigurePlan, planFigure } from '../../widgets/figurePlan.ts'

/** How the sheet says things: a message and what fills it. */
export type Say = (key: string, fill?: Record<string, string | number>) => string
export interface Fact {
  key: string
  name: string
  value: string
  note: string
}
export interface Facts {
  figure: FigurePlan
  changes: ChangePlan[]
  /** Since when it stands at its level; the same figure last year. */
  lines: string[]
  facts: Fact[]
  /** Where two departments, or the parts and the whole, do not agree. */
  warnings: string[]
}

const change = (state: State, base: Base, indicator: Indicator, { language, zone }: Said): ChangePlan | null => {
  const found = changeOf(state.value, base.value, indicator)
  if (!found) return null
  const percent = found.kind === 'percent'
  const points = language === 'zh' ? ' 点' : ' pp'
  const decimals = percent ? 1 : indicator.decimals
  const flat = Number(Math.abs(found.value).toFixed(decimals)) === 0
  return {
    arrow: flat ? 'flat' : found.value > 0 ? 'up' : 'down',
    size: `${numberWords(Math.abs(found.value), decimals)}${percent ? '%' : found.kind === 'points' ? points : ''}`,
    base: basisWords(base.basis, indicator.grain, indicator.accrual === 'yearToDate', language, {
      instant: Date.parse(base.period.start),
      zone,
    }),
  }
}

/** Everything about a figure that stands in words at the top of its sheet. */
export const planFacts = (
  indicator: Indicator,
  state: State | undefined,
  official: State | undefined,
  name: string,
  department: (id: string) => string,
  said: Said,
  say: Say,
): Facts => {
  const { language, zone, now } = said
  const figure = planFigure({ indicator, state, official }, name, said)
  const words = (value: number): string => figureOf(value, indicator, language).text
  const gap = (value: number): string => words(Math.abs((state?.value ?? 0) - value))
  const bases =
    state && state.value !== null
      ? [state.previous, state.lastYear].flatMap((base) => (base ? (change(state, base, indicator, said) ?? []) : []))
      : []
  const changes = [...(figure.change ? [figure.change] : []), ...bases].filter(
    (one, at, all) => all.findIndex((other) => other.base === one.base) === at,
  )
  const lines: string[] = []
  const warnings: string[] = []
  if (state && state.level !== 'normal' && state.levelSince)
    lines.push(
      say('since', { level: levelWords(state.level, language), time: momentWords(Date.parse(state.levelSince), now, zone, language) }),
    )
  if (state?.lastYear) lines.push(say('lastYear', { value: words(state.lastYear.value) }))
  if (figure.target) lines.push([figure.target.words, figure.target.gap].filter(Boolean).join(' · '))
  if (state?.dispute)
    warnings.push(
      say('dispute', { who: department(state.dispute.department), value: words(state.dispute.value), gap: gap(state.dispute.value) }),
    )
  if (state?.check != null && state.value !== null) {
    const same = words(state.check) === words(state.value)
    warnings.push(say(same ? 'checked' : 'check', { value: words(state.check), gap: gap(state.check) }))
  }
  const others = (state?.departments ?? []).filter((id) => id !== indicator.department)
  const rhythm = [
    indicator.every ? say('every', { span: spanWords(millis(indicator.every), language) }) : say(`grain.${indicator.grain}`),
    millis(indicator.due) === 0 ? say('ontime') : say('due', { span: spanWords(millis(indicator.due), language) }),
  ].join(' · ')
  const facts: Fact[] = [
    {
      key: 'department',
      name: say('department'),
      value: department(indicator.department),
      note:
        others.length > 0
          ? say('by', { who: others.map(department).join(language === 'zh' ? '、' : ', ') })
          : state
            ? say(`origin.${state.origin}`)
            : '',
    },
    {
      key: 'period',
      name: say('period'),
      value: figure.period || '—',
      note: [say(`grain.${indicator.grain}`), state && others.length > 0 ? say(`origin.${state.origin}`) : ''].filter(Boolean).join(' · '),
    },
    {
      key: 'known',
      name: say('known'),
      value: state?.knownAt ? momentWords(Date.parse(state.knownAt), now, zone, language) : '—',
      note: state ? say('config', { number: state.config }) : '',
    },
    { key: 'fresh', name: say('fresh'), value: figure.link || figure.age || figure.reason, note: rhythm },
  ]
  return { figure, changes, lines, facts, warnings }
}

const CHINESE = /[\u3400-\u9fff]/

/** What a definition rests on. Declared in Chinese: in English its standards by number alone, or nothing. */
export const sourceWords = (source: string, language: 'zh' | 'en'): string =>
  language === 'zh' || !CHINESE.test(source)
    ? source
    : [...new Set(source.match(/[A-Z]{2,}(?:\/[A-Z]+)? ?[0-9.]+(?:[-—–][0-9]{4})?/g) ?? [])].join(', ')

/** How a figure is made, where its own formula is not declared, or not in this language. */
export const formulaWords = (indicator: Indicator, weight: string, say: Say, language: 'zh' | 'en' = 'zh'): string => {
  const own = indicator.formula !== undefined && (language === 'zh' || !CHINESE.test(indicator.formula)) ? indicator.formula : undefined
  const roll = indicator.rollUp
  const up =
    roll.method !== 'mean'
      ? say(`roll.${roll.method}`)
      : roll.weight === undefined
        ? say('roll.mean')
        : roll.weight === 'leaves'
          ? say('roll.leaves')
          : say('roll.weighted', { name: weight })
  return [own ?? say(`gather.${indicator.gather}`), up].join(' · ')
}
