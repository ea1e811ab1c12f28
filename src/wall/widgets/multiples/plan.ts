import type { Zone } from '#analysis/zone.ts'
import type { Indicator } from '#contract/indicator.ts'
import type { Grain, Level } from '#contract/names.ts'
import type { State } from '#contract/state.ts'
import type { OptionsOf } from '#contract/widgets.ts'
import { ticksFor } from '../../charts/ticks.ts'
import { bareIn, type EyeScale, eyeScale, MISSING, numberWords, toEye } from '../../i18n/figure.ts'
import { levelWords } from '../../i18n/words.ts'
import type { Language } from '../../stores/language.ts'
import type { Point } from '../../stores/points.ts'
import { gravestFirst } from '../gravestFirst.ts'
import { growing } from '../growing.ts'
import { align, type Runs, runsOf, type Values } from '../trend/align.ts'
import { MULTIPLES_WORDS } from './words.ts'

export interface MultipleSource {
  /** A region's code or a category. */
  readonly key: string
  readonly name: string
  readonly points: readonly Point[]
  readonly state: State | undefined
}

export interface MultiplesAsk {
  readonly indicator: Indicator
  /** In their declared order. */
  readonly sources: readonly MultipleSource[]
  readonly options: Pick<OptionsOf<'multiples'>, 'shape' | 'periods'>
  /** Charts there is room for. */
  readonly room: number
  readonly language: Language
  readonly zone: Zone
  readonly now: number
  readonly until: number | null
}

export interface PlannedCell {
  readonly key: string
  readonly name: string
  /** The newest value without its unit. */
  readonly figure: string
  /** Why there is no value. */
  readonly reason: string
  readonly level: Level
  /** By slot, in the axis' unit. */
  readonly values: Values
  readonly gaps: Runs
}

/** The same small chart many times, all on one axis. */
export interface MultiplesPlan {
  readonly grain: Grain
  readonly toDate: boolean
  readonly labels: readonly string[]
  readonly scale: EyeScale
  readonly low: number
  readonly high: number
  /** The axis' bounds in words. */
  readonly bounds: readonly [low: string, high: string]
  readonly shape: 'line' | 'area' | 'bars'
  readonly cells: readonly PlannedCell[]
  readonly all: number
}

/** Null: nothing has a value yet. Where there is no room for all, the gravest are chosen, and stand in the declared order. */
export const planMultiples = ({ indicator, sources, options, room, language, zone, now, until }: MultiplesAsk): MultiplesPlan | null => {
  const lost = (one: MultipleSource): boolean => one.state?.freshness === 'lost'
  const { grain } = indicator
  // What still adds up is no point of a line.
  const open = options.shape === 'bars' ? undefined : sources.find((one) => growing(indicator, one.state, now))?.state?.period
  const aligned = align({
    series: sources.map((one) => ({ points: one.points, lost: lost(one) })),
    grain,
    periods: options.periods,
    zone,
    now,
    until: until ?? (open ? Date.parse(open.start) : null),
  })
  if (aligned === null) return null
  const order = gravestFirst(indicator.better)
  const chosen = new Set(
    sources.length <= room ? sources : [...sources].sort((a, b) => order(a.state, b.state)).slice(0, Math.max(1, room)),
  )

  const known = aligned.series.flatMap((one) => one.values).filter((value) => value !== null)
  const scale = eyeScale(Math.max(...known.map(Math.abs)), indicator, language)
  const eyed = known.map((value) => toEye(value, scale))
  const ticks = ticksFor(Math.min(...eyed), Math.max(...eyed), 4, options.shape !== 'line')
  const words = MULTIPLES_WORDS[language]
  return {
    grain,
    toDate: indicator.accrual === 'yearToDate',
    labels: aligned.labels,
    scale,
    shape: options.shape,
    all: sources.length,
    low: ticks.low,
    high: ticks.high,
    bounds: [numberWords(ticks.low, ticks.decimals), numberWords(ticks.high, ticks.decimals)],
    cells: sources.flatMap((one, index): PlannedCell[] => {
      if (!chosen.has(one)) return []
      const { values, missing } = aligned.series[index]!
      const newest = until === null && one.state ? one.state.value : (values.findLast((value) => value !== null) ?? null)
      const silent = values.every((value) => value === null)
      return [
        {
          key: one.key,
          name: one.name,
          level: one.state?.level ?? 'normal',
          figure: lost(one) ? MISSING : bareIn(newest, scale),
          reason: lost(one) ? words.lost : newest === null ? words.missing : '',
          values: values.map((value) => (value === null ? null : toEye(value, scale))),
          gaps: silent ? [[0, values.length - 1]] : runsOf(missing),
        },
      ]
    }),
  }
}

/** The words of small charts for those who cannot see them. */
export const multiplesText = (title: string, plan: MultiplesPlan | null, none: string, language: Language): string => {
  if (plan === null) return `${title}: ${none}`
  const unit = plan.scale.unit === '' ? '' : ` ${plan.scale.unit}`
  const cells = plan.cells.map((one) => {
    const value = one.reason === '' ? `${one.figure}${unit}` : `${one.figure} ${one.reason}`
    return `${one.name} ${value}${one.level === 'normal' ? '' : ` ${levelWords(one.level, language)}`}`
  })
  return `${title}: ${cells.join('; ')}`
}
