import type { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { type EyeScale, eyeScale, figureIn } from '../../i18n/figure.ts'
import type { Language } from '../../stores/language.ts'
import { standing } from '../standing.ts'

/** From where to where, as regions' codes. */
export interface Flow {
  readonly from: string
  readonly to: string
  readonly state: State
}

export interface SankeyAsk {
  readonly indicator: Indicator
  readonly flows: readonly Flow[]
  readonly rows: number
  readonly nameOf: (code: string) => string
  readonly language: Language
}

export interface PlannedEnd {
  readonly code: string
  readonly name: string
  /** What of it is shown, not all that leaves or arrives. */
  readonly value: number
  readonly figure: string
}
export interface PlannedFlow {
  readonly from: string
  readonly to: string
  readonly value: number
  /** 渝北 → 江北 2.1 万人 */
  readonly said: string
}
export interface SankeyPlan {
  readonly scale: EyeScale
  /** Greatest first. */
  readonly origins: readonly PlannedEnd[]
  /** Each near the origins it is reached from, so that few flows cross. */
  readonly destinations: readonly PlannedEnd[]
  readonly flows: readonly PlannedFlow[]
  /** Flows between two different regions that have a value above zero. */
  readonly all: number
  readonly missing: number
  /** Whether flows that stay inside their region were left out. */
  readonly within: boolean
}

/** Sorted by the mean place of their origins, each weighted by its flow. */
const nearest = (
  ends: readonly (readonly [code: string, sum: number])[],
  origins: readonly string[],
  flows: readonly { from: string; to: string; value: number }[],
): (readonly [code: string, sum: number])[] => {
  const placeOf = ([code, sum]: readonly [string, number]): number =>
    flows.filter((flow) => flow.to === code).reduce((total, flow) => total + origins.indexOf(flow.from) * flow.value, 0) / sum
  return [...ends].sort((a, b) => placeOf(a) - placeOf(b) || b[1] - a[1])
}

/** The greatest flows between different regions. Null: none has a value above zero. */
export const planSankey = ({ indicator, flows, rows, nameOf, language }: SankeyAsk): SankeyPlan | null => {
  const between = flows.filter((flow) => flow.from !== flow.to)
  const known = between
    .flatMap(({ from, to, state }) => {
      const value = standing(state)
      return value === null || value <= 0 ? [] : [{ from, to, value }]
    })
    .sort((a, b) => b.value - a.value || `${a.from}>${a.to}`.localeCompare(`${b.from}>${b.to}`))
  const shown = known.slice(0, rows)
  if (shown.length === 0) return null
  const sums = (end: 'from' | 'to'): [string, number][] => {
    const found = new Map<string, number>()
    for (const flow of shown) found.set(flow[end], (found.get(flow[end]) ?? 0) + flow.value)
    return [...found].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
  }
  const origins = sums('from')
  const destinations = nearest(
    sums('to'),
    origins.map(([code]) => code),
    shown,
  )
  const scale = eyeScale(Math.max(...origins.map(([, value]) => value), ...destinations.map(([, value]) => value)), indicator, language)
  const planned = ([code, value]: readonly [string, number]): PlannedEnd => ({
    code,
    name: nameOf(code),
    value,
    figure: figureIn(value, { ...scale, unit: '' }).text,
  })
  return {
    scale,
    origins: origins.map(planned),
    destinations: destinations.map(planned),
    flows: shown.map((flow) => ({ ...flow, said: `${nameOf(flow.from)} → ${nameOf(flow.to)} ${figureIn(flow.value, scale).text}` })),
    all: known.length,
    missing: between.filter((flow) => standing(flow.state) === null).length,
    within: between.length < flows.length,
  }
}

/** The words of flows for those who cannot see them. */
export const sankeyText = (title: string, plan: SankeyPlan | null, none: string): string =>
  plan === null ? `${title}: ${none}` : [title, ...plan.flows.map((flow) => flow.said)].join('; ')
