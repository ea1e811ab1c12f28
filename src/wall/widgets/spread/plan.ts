import { bandwidth, densityAt } from '#analysis/density.ts'
import { quantile } from '#analysis/quantile.ts'
import type { Zone } from '#analysis/zone.ts'
import type { Indicator } from '#contract/indicator.ts'
import type { Grain } from '#contract/names.ts'
import { bareIn, type EyeScale, eyeScale, toEye } from '../../i18n/figure.ts'
import { labelWords } from '../../i18n/words.ts'
import type { Language } from '../../stores/language.ts'
import type { Point } from '../../stores/points.ts'
import { align } from '../trend/align.ts'
import { SPREAD_WORDS } from './words.ts'

export interface SpreadSource {
  readonly name: string
  readonly points: readonly Point[]
  readonly lost: boolean
}

export interface SpreadAsk {
  readonly indicator: Indicator
  readonly sources: readonly SpreadSource[]
  readonly shape: 'box' | 'ridge'
  readonly periods: number
  /** Periods there is room for. */
  readonly room: number
  readonly language: Language
  readonly zone: Zone
  readonly now: number
  readonly until: number | null
}

/** One period of many regions, in the scale's unit. */
export interface PlannedSpread {
  readonly label: string
  readonly values: readonly number[]
  /** Lowest, lower quartile, median, upper quartile, highest; null below five values: they are shown one by one. */
  readonly five: readonly [number, number, number, number, number] | null
  /** Densities at `places`, 1 at the highest of all periods; null below five values or where all are one. */
  readonly curve: readonly number[] | null
  readonly missing: number
}

export interface SpreadPlan {
  readonly grain: Grain
  readonly toDate: boolean
  readonly scale: EyeScale
  readonly shape: 'box' | 'ridge'
  readonly periods: readonly PlannedSpread[]
  readonly places: readonly number[]
  readonly low: number
  readonly high: number
  /** Of the newest period with a value: its highest, median and lowest, with names and values. */
  readonly ends: readonly { readonly at: number; readonly text: string; readonly middle: boolean }[]
  readonly all: number
  readonly asked: number
}

const LEAST = 5
const PLACES = 80

/** Null: no region has a value. */
export const planSpread = ({ indicator, sources, shape, periods, room, language, zone, now, until }: SpreadAsk): SpreadPlan | null => {
  const aligned = align({
    series: sources.map((one) => ({ points: one.points, lost: one.lost })),
    grain: indicator.grain,
    periods,
    zone,
    now,
    until,
  })
  if (aligned === null) return null
  const from = Math.max(0, aligned.labels.length - Math.max(1, room))
  const kept = aligned.labels.slice(from)
  const own = kept.map((_, at) => aligned.series.map((one) => one.values[from + at]!))
  const known = own.flat().filter((value) => value !== null)
  if (known.length === 0) return null
  const scale = eyeScale(Math.max(...known.map(Math.abs)), indicator, language)
  const rows = own.map((row) => row.flatMap((value) => (value === null ? [] : [toEye(value, scale)])))
  const [least, most] = [Math.min(...rows.flat()), Math.max(...rows.flat())]
  const widths = rows.map((row) => (row.length < LEAST ? 0 : bandwidth(row)))
  const air = shape === 'ridge' ? Math.max(...widths) * 2 : 0
  const [low, high] = [least - air, most + air]
  const places = Array.from({ length: PLACES }, (_, at) => low + ((high - low) * at) / (PLACES - 1))
  const curves = rows.map((row, at) => (shape === 'ridge' && widths[at]! > 0 ? densityAt(places, row, widths[at]!) : null))
  const peak = Math.max(0, ...curves.flatMap((curve) => curve ?? []))

  const newest = rows.findLastIndex((row) => row.length > 0)
  const words = SPREAD_WORDS[language]
  const last = own[newest]!
  const extreme = (pick: (...values: number[]) => number, word: string) => {
    const value = pick(...last.filter((one) => one !== null))
    return { at: toEye(value, scale), text: `${word} ${sources[last.indexOf(value)]!.name} ${bareIn(value, scale)}`, middle: false }
  }
  const middle = quantile(
    last.filter((one) => one !== null),
    0.5,
  )
  const single = rows[newest]!.length < 2
  return {
    grain: indicator.grain,
    toDate: indicator.accrual === 'yearToDate',
    scale,
    shape,
    places,
    low,
    high,
    all: sources.length,
    asked: aligned.labels.length,
    periods: kept.map((label, at): PlannedSpread => {
      const row = rows[at]!
      const [a, b, c, d, e] = [0, 0.25, 0.5, 0.75, 1].map((share) => quantile(row, share))
      return {
        label,
        values: row,
        five: row.length < LEAST ? null : [a!, b!, c!, d!, e!],
        curve: curves[at]?.map((one) => one / peak) ?? null,
        missing: sources.length - row.length,
      }
    }),
    ends: [
      ...(single ? [] : [extreme(Math.max, words.highest)]),
      { at: toEye(middle, scale), text: `${words.middle} ${bareIn(middle, scale)}`, middle: true },
      ...(single ? [] : [extreme(Math.min, words.lowest)]),
    ],
  }
}

/** The words of a spread for those who cannot see it. */
export const spreadText = (title: string, plan: SpreadPlan | null, none: string, language: Language): string => {
  if (plan === null) return `${title}: ${none}`
  const newest = plan.periods.findLast((one) => one.values.length > 0)!
  const unit = plan.scale.unit === '' ? '' : ` ${plan.scale.unit}`
  const period = labelWords(newest.label, plan.grain, plan.toDate, language)
  return [title, period, ...plan.ends.map((end) => `${end.text}${unit}`), SPREAD_WORDS[language].of(newest.values.length, plan.all)].join(
    '; ',
  )
}
