import type { Zone } from '#analysis/zone.ts'
import type { Indicator } from '#contract/indicator.ts'
import type { Grain } from '#contract/names.ts'
import type { State } from '#contract/state.ts'
import { type EyeScale, eyeScale, figureIn, MISSING, numberWords, toEye } from '../../i18n/figure.ts'
import { labelWords } from '../../i18n/words.ts'
import type { Language } from '../../stores/language.ts'
import type { Point } from '../../stores/points.ts'
import { align, type Runs, runsOf, type Values } from '../trend/align.ts'

export interface StackSource {
  readonly name: string
  readonly points: readonly Point[]
  readonly state: State | undefined
}

export interface StackAsk {
  readonly indicator: Indicator
  readonly parts: readonly StackSource[]
  /** The series without a category. */
  readonly total: StackSource | null
  /** Layers there is room for, that of the others among them. */
  readonly rows: number
  readonly share: boolean
  readonly periods: number
  readonly others: string
  readonly language: Language
  readonly zone: Zone
  readonly now: number
  readonly until: number | null
}

export interface PlannedLayer {
  readonly name: string
  readonly rest: boolean
  /** By slot, in the scale's unit (of shares: percent). */
  readonly values: Values
  /** The newest value without its unit. */
  readonly text: string
}

/** Parts over time, the largest at the bottom. A slot in which any part is missing is a gap: a sum over a hole would look like a fall. */
export interface StackPlan {
  readonly grain: Grain
  readonly toDate: boolean
  readonly labels: readonly string[]
  readonly scale: EyeScale
  readonly share: boolean
  readonly layers: readonly PlannedLayer[]
  readonly gaps: Runs
  readonly low: number
  readonly high: number
  readonly running: boolean
  /** The newest whole with its unit, and of when. */
  readonly total: { readonly text: string; readonly at: number } | null
  readonly all: number
  readonly shown: number
}

const PERCENT: EyeScale = { factor: 1, unit: '%', decimals: 1 }
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

interface Slot {
  readonly parts: readonly (number | null)[]
  readonly whole: number | null
}

/** Null: no part has a value. */
export const planStack = ({
  indicator,
  parts,
  total,
  rows,
  share,
  periods,
  others,
  language,
  zone,
  now,
  until,
}: StackAsk): StackPlan | null => {
  const sources = total === null ? parts : [...parts, total]
  const { grain } = indicator
  const aligned = align({
    series: sources.map((one) => ({ points: one.points, lost: one.state?.freshness === 'lost' })),
    grain,
    periods,
    zone,
    now,
    until,
  })
  if (aligned === null || parts.every((one) => one.points.every(([, value]) => value === null))) return null
  const { labels } = aligned
  const own = aligned.series.slice(0, parts.length)
  const weight = own.map(({ values }) => sum(values.map((value) => Math.abs(value ?? 0))))
  const order = parts.map((_, index) => index).sort((a, b) => weight[b]! - weight[a]! || a - b)
  const fits = order.length <= rows
  const top = fits ? order : order.slice(0, Math.max(1, rows - 1))
  const rest = order.slice(top.length)

  const closed = indicator.categories?.kind === 'closed' && indicator.categories.list.length === parts.length
  const slots = labels.map((_, at): Slot => {
    const missing = (index: number): boolean => own[index]!.missing[at]!
    const valueOf = (index: number): number => own[index]!.values[at] ?? 0
    const declared = total === null ? null : (aligned.series[parts.length]!.values[at] ?? null)
    const known = own.some((one) => one.values[at] !== null)
    if (!known || top.some(missing)) return { parts: [], whole: null }
    const front = top.map(valueOf)
    // A closed list adds up by itself: a sum of districts may differ from what the city published.
    if (closed && !order.some(missing)) {
      const own = rest.length === 0 ? front : [...front, sum(rest.map(valueOf))]
      return { parts: own, whole: sum(own) }
    }
    if (rest.length === 0) return { parts: front, whole: declared ?? sum(front) }
    const tail = rest.some(missing) ? (declared === null ? null : declared - sum(front)) : sum(rest.map(valueOf))
    return tail === null ? { parts: [], whole: null } : { parts: [...front, tail], whole: declared ?? sum(front) + tail }
  })
  const drawn = slots.filter((slot) => slot.whole !== null)
  const negative = drawn.some((slot) => slot.parts.some((value) => value! < 0))
  const asShare = share && !negative
  const largest = Math.max(
    0,
    ...drawn.map((slot) => Math.abs(slot.whole!)),
    ...drawn.flatMap((slot) => slot.parts.map((value) => Math.abs(value!))),
  )
  const scale = asShare ? PERCENT : eyeScale(largest, indicator, language)
  const shownOf = (slot: Slot, layer: number): number | null => {
    const value = slot.parts[layer]
    if (value == null) return null
    if (!asShare) return toEye(value, scale)
    return slot.whole! > 0 ? (value / slot.whole!) * 100 : null
  }
  const newest = slots.findLastIndex((slot) => slot.whole !== null)
  const layers = [
    ...top.map((index) => ({ name: parts[index]!.name, rest: false })),
    ...(rest.length > 0 ? [{ name: others, rest: true }] : []),
  ].map((one, layer): PlannedLayer => {
    const values = slots.map((slot) => shownOf(slot, layer))
    const last = newest < 0 ? null : values[newest]
    return { ...one, values, text: last == null ? MISSING : numberWords(last, scale.decimals) }
  })
  const heaps = (side: 1 | -1): number[] => labels.map((_, at) => sum(layers.map((layer) => Math.max(0, side * (layer.values[at] ?? 0)))))
  const lead = total?.state ?? parts[0]?.state
  const wholeNow = newest < 0 ? null : slots[newest]!.whole
  return {
    grain,
    toDate: indicator.accrual === 'yearToDate',
    labels,
    scale,
    share: asShare,
    layers,
    gaps: runsOf(slots.map((slot, at) => slot.whole === null && aligned.series.some((one) => one.missing[at]))),
    low: -Math.max(0, ...heaps(-1)),
    high: asShare ? 100 : Math.max(0, ...heaps(1)),
    running: lead?.period?.until != null && lead.period.label === labels.at(-1) && Date.parse(lead.period.end) > now,
    total: wholeNow === null ? null : { text: figureIn(wholeNow, eyeScale(wholeNow, indicator, language)).text, at: newest },
    all: parts.length,
    shown: top.length,
  }
}

/** The words of a stack for those who cannot see it: the newest slot. */
export const stackText = (
  title: string,
  plan: StackPlan | null,
  words: { none: string; total: string; gaps: (count: number) => string },
  language: Language,
): string => {
  if (plan === null) return `${title}: ${words.none}`
  const unit = plan.scale.unit === '' ? '' : ` ${plan.scale.unit}`
  const missing = plan.gaps.reduce((count, [from, to]) => count + to - from + 1, 0)
  return [
    title,
    ...(plan.total
      ? [`${labelWords(plan.labels[plan.total.at]!, plan.grain, plan.toDate, language)} ${words.total} ${plan.total.text}`]
      : []),
    ...plan.layers.map((layer) => `${layer.name} ${layer.text}${layer.text === MISSING ? '' : unit}`),
    ...(missing > 0 ? [words.gaps(missing)] : []),
  ].join('; ')
}
