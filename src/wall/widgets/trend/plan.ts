import type { Indicator } from '#contract/indicator.ts'
import type { Grain } from '#contract/names.ts'
import type { State } from '#contract/state.ts'
import type { OptionsOf } from '#contract/widgets.ts'
import type { Zone } from '#analysis/zone.ts'
import { CHART_WORDS, type ChartWords } from '../../charts/words.ts'
import { bareIn, type EyeScale, eyeScale, toEye } from '../../i18n/figure.ts'
import { levelWords } from '../../i18n/words.ts'
import type { Language } from '../../stores/language.ts'
import type { Point } from '../../stores/points.ts'
import type { WarningLevel } from '../../theme/tokens.ts'
import { growing } from '../growing.ts'
import { align, type Runs, runsOf, type Values } from './align.ts'
import { type PlannedNote, planNotes } from './notes.ts'
import { before, type Lag, labelsOf, lagOf } from './slots.ts'

/** One series as it comes from the stores. */
export interface TrendSource {
  readonly name: string
  readonly indicator: Indicator
  readonly points: readonly Point[]
  readonly state: State | undefined
}

export interface TrendAsk {
  readonly sources: readonly TrendSource[]
  readonly options: Pick<OptionsOf<'trend'>, 'shape' | 'periods' | 'lastYear' | 'bands' | 'target'> &
    Partial<Pick<OptionsOf<'trend'>, 'notes'>>
  readonly language: Language
  readonly zone: Zone
  /** Epoch ms. */
  readonly now: number
  /** A fixed period's end, epoch ms: nothing later is shown. */
  readonly until: number | null
}

export interface PlannedSeries {
  readonly name: string
  /** By slot, in the axis' unit. */
  readonly values: Values
  /** The newest value: its slot and its words without unit. */
  readonly last: { readonly at: number; readonly value: number; readonly text: string } | null
}

export interface PlannedBand {
  readonly level: WarningLevel
  readonly side: 'above' | 'below'
  readonly at: number
  readonly text: string
}

/** A trend in words and numbers: everything but px and colours. Values are in `scale.unit`. */
export interface TrendPlan {
  readonly grain: Grain
  readonly labels: readonly string[]
  /** Labels name running totals of the year. */
  readonly toDate: boolean
  readonly scale: EyeScale
  readonly shape: 'line' | 'area' | 'bars'
  readonly series: readonly PlannedSeries[]
  readonly ghost: { readonly name: string; readonly values: Values } | null
  readonly bands: readonly PlannedBand[]
  readonly target: { readonly at: number; readonly text: string } | null
  /** Runs of slots, first and last, in which a series is missing. */
  readonly gaps: Runs
  /** The last slot is a period still running. */
  readonly running: boolean
  /** Words at slots, in the order of time. */
  readonly notes: readonly PlannedNote[]
  /** Series left out because they have another unit or grain. */
  readonly dropped: readonly string[]
}

const ghostName = (lag: Lag, words: ChartWords): string => ({ year: words.lastYear, week: words.lastWeek, day: words.yesterday })[lag]

/** A level-like figure has its target at every period; a sum of the year only where the path says so. */
const standing = ({ accrual, gather }: Indicator): boolean => accrual === 'period' && gather !== 'sum' && gather !== 'count'

const targetOf = ({ indicator, state }: TrendSource, scale: EyeScale, language: Language): TrendPlan['target'] => {
  const target = state?.target
  if (!target || target.kind === 'growth' || !(standing(indicator) || target.due === target.value)) return null
  const word = target.kind === 'limit' ? CHART_WORDS[language].limit : CHART_WORDS[language].target
  return { at: toEye(target.value, scale), text: `${word} ${bareIn(target.value, scale)}` }
}

const bandsOf = ({ indicator }: TrendSource, scale: EyeScale, language: Language): PlannedBand[] =>
  indicator.bands.map((band) => {
    const bound = (band.above ?? band.below)!
    return {
      level: band.level,
      side: band.above === undefined ? 'below' : 'above',
      at: toEye(bound, scale),
      text: `${levelWords(band.level, language)} ${bareIn(bound, scale)}`,
    }
  })

/** Null: nothing has a value yet. */
export const planTrend = ({ sources, options, language, zone, now, until }: TrendAsk): TrendPlan | null => {
  const lead = sources[0]
  if (lead === undefined) return null
  const { grain, unit, compare } = lead.indicator
  const alike = sources.filter(
    (one) => one.indicator.unit === unit && one.indicator.scale === lead.indicator.scale && one.indicator.grain === grain,
  )
  const dropped = sources.filter((one) => !alike.includes(one)).map((one) => one.name)

  const open = options.shape !== 'bars' && growing(lead.indicator, lead.state, now)
  const aligned = align({
    series: alike.map((one) => ({ points: one.points, lost: one.state?.freshness === 'lost' })),
    grain,
    periods: options.periods,
    zone,
    now,
    until: until ?? (open ? Date.parse(lead.state!.period!.start) : null),
  })
  if (aligned === null) return null
  const { slots, labels } = aligned

  const shown = aligned.series.flatMap(({ values }) => values.map((value) => Math.abs(value ?? 0)))
  const scale = eyeScale(Math.max(...shown), lead.indicator, language)
  const scaled = (value: number | null | undefined): number | null => (value == null ? null : toEye(value, scale))

  const series = alike.map((one, index): PlannedSeries => {
    const own = aligned.series[index]!.values
    const values = own.map(scaled)
    const at = values.findLastIndex((value) => value !== null)
    return { name: one.name, values, last: at < 0 ? null : { at, value: values[at]!, text: bareIn(own[at], scale) } }
  })

  const missing = labels.map((_, at) => aligned.series.some((one) => one.missing[at]))

  const lag = options.lastYear ? lagOf(grain, compare) : null
  const own = new Map(lead.points)
  const past =
    lag === null
      ? []
      : labelsOf(
          slots.map((slot) => before(slot, lag, zone)),
          zone,
        ).map((label) => scaled(own.get(label)))
  const newestPeriod = lead.state?.period
  return {
    grain,
    labels,
    toDate: lead.indicator.accrual === 'yearToDate',
    scale,
    shape: options.shape,
    series,
    ghost: lag !== null && past.some((value) => value !== null) ? { name: ghostName(lag, CHART_WORDS[language]), values: past } : null,
    bands: options.bands && alike.length === 1 ? bandsOf(lead, scale, language) : [],
    target: options.target ? targetOf(lead, scale, language) : null,
    gaps: runsOf(missing),
    running: newestPeriod?.until != null && newestPeriod.label === labels.at(-1) && Date.parse(newestPeriod.end) > now,
    notes: planNotes(options.notes ?? [], slots, zone, language),
    dropped,
  }
}
