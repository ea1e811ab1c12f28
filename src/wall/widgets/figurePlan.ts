import { changeOf } from '#analysis/change.ts'
import { millis } from '#analysis/duration.ts'
import type { Indicator } from '#contract/indicator.ts'
import type { Level } from '#contract/names.ts'
import type { Base, Freshness, State, Trend } from '#contract/state.ts'
import { type Figure, figureIn, figureOf, numberWords } from '../i18n/figure.ts'
import { basisBrief, basisWords } from '../i18n/basis.ts'
import { ageWords, levelWords, momentWords, periodWords, reasonWords, spanWords, trendWords } from '../i18n/words.ts'
import type { Said, Subject } from './context.ts'
import { targetOf, type TargetPlan } from './targetPlan.ts'

/** The change of a figure: an arrow that points with the number, its size, and the base in words. */
export interface ChangePlan {
  arrow: 'up' | 'down' | 'flat'
  size: string
  base: string
  /** The base in the fewest words, where the full ones find no room. */
  brief?: string
}
/** One figure, ready to be set: every word of it. */
export interface FigurePlan {
  figure: Figure
  /** Why there is no value. */
  reason: string
  level: Level
  trend: Trend
  change: ChangePlan | null
  target: TargetPlan | null
  period: string
  age: string
  freshness: Freshness | null
  /** Words for late and lost: 迟 18 分, 自 07:42 断线. */
  link: string
  tags: string[]
  /** The text alternative: name, value, unit, period, level. */
  text: string
}

const signWords = (value: number, decimals: number): string => numberWords(Math.abs(value), decimals)

const arrowOf = (value: number, decimals: number): ChangePlan['arrow'] =>
  Number(Math.abs(value).toFixed(decimals)) === 0 ? 'flat' : value > 0 ? 'up' : 'down'

const changeFrom = (state: State, base: Base, indicator: Indicator, { language, zone }: Said): ChangePlan | null => {
  const change = changeOf(state.value, base.value, indicator)
  if (!change) return null
  const decimals = change.kind === 'percent' ? 1 : indicator.decimals
  const points = language === 'zh' ? ' 点' : ' pp'
  const unit = change.kind === 'percent' ? '%' : change.kind === 'points' ? points : ''
  const said = [
    base.basis,
    indicator.grain,
    indicator.accrual === 'yearToDate',
    language,
    { instant: Date.parse(base.period.start), zone },
  ] as const
  return {
    arrow: arrowOf(change.value, decimals),
    size: `${signWords(change.value, decimals)}${unit}`,
    base: basisWords(...said),
    brief: basisBrief(...said),
  }
}

const officialChange = (official: State | undefined, state: State, said: Said): ChangePlan | null => {
  if (!official || official.value === null || official.period?.label !== state.period?.label) return null
  return {
    arrow: arrowOf(official.value, 1),
    size: `${signWords(official.value, 1)}%`,
    base: said.language === 'zh' ? '较去年同期' : 'vs last year',
  }
}

/** How long a reading is overdue: after its period or instant, the rhythm and the declared lag. */
const overdue = (state: State, indicator: Indicator, now: number): number => {
  if (!state.readAt) return 0
  if (indicator.every !== undefined) return now - Date.parse(state.readAt) - millis(indicator.every) - millis(indicator.due)
  if (!state.period) return 0
  const start = Date.parse(state.period.start)
  const end = Date.parse(state.period.end)
  return now - (end + (end - start)) - millis(indicator.due)
}

/** 迟 18 分 · 自 07:42 断线 · 数据截至 2020; nothing while it is live. */
export const linkWords = (state: State, indicator: Indicator, { language, zone, now }: Said): string => {
  const zh = language === 'zh'
  if (state.freshness === 'ended') return `${zh ? '数据截至 ' : 'data to '}${state.period?.label ?? ''}`
  if (state.freshness === 'late') {
    const late = overdue(state, indicator, now)
    return late > 0 ? `${zh ? '迟 ' : 'late '}${spanWords(late, language)}` : zh ? '迟报' : 'late'
  }
  if (state.freshness !== 'lost') return ''
  const last = state.readAt ?? state.knownAt
  if (last === null) return zh ? '未接入' : 'not connected'
  const since = momentWords(Date.parse(last), now, zone, language)
  return zh ? `自 ${since} 断线` : `lost since ${since}`
}

/** Ivory tags: 模拟 估 争议. Measured has none. */
export const tagsOf = (state: State, language: 'zh' | 'en'): string[] => {
  const zh = language === 'zh'
  const tags: string[] = []
  if (state.quality === 'disputed' || state.dispute) tags.push(zh ? '争议' : 'disputed')
  if (state.quality === 'estimated') tags.push(zh ? '估' : 'est.')
  if (state.simulated) tags.push(zh ? '模拟' : 'simulated')
  return tags
}

export const planFigure = ({ indicator, state, official }: Subject, name: string, said: Said): FigurePlan => {
  const { language, zone, now } = said
  if (!state) {
    const missing = figureIn(null, { factor: 1, unit: '', decimals: 0 })
    const reason = reasonWords('never_reported', language)
    return {
      figure: missing,
      reason,
      level: 'normal',
      trend: 'unknown',
      change: null,
      target: null,
      period: '',
      age: '',
      freshness: null,
      link: '',
      tags: [],
      text: `${name} ${missing.text} ${reason}`,
    }
  }
  const shown = state.freshness === 'lost' ? null : state.value
  const figure = figureOf(shown, indicator, language)
  const period = periodWords(state.period, indicator.grain, indicator.accrual === 'yearToDate', language, zone, now)
  const base = state.previous ?? state.lastYear
  const change = shown === null ? null : (officialChange(official, state, said) ?? (base ? changeFrom(state, base, indicator, said) : null))
  const link = linkWords(state, indicator, said)
  const reason = reasonWords(state.reason, language)
  const tags = tagsOf(state, language)
  const says = [
    name,
    figure.text,
    state.value === null ? reason : '',
    period,
    levelWords(state.level, language),
    trendWords(state.trend, language),
    link,
    ...tags,
  ]
  return {
    figure,
    reason,
    level: state.level,
    trend: state.trend,
    change,
    target: shown === null ? null : targetOf(state, indicator, said),
    period,
    age: state.knownAt ? ageWords(now - Date.parse(state.knownAt), language) : '',
    freshness: state.freshness,
    link,
    tags,
    text: says.filter((word) => word !== '').join(' '),
  }
}
