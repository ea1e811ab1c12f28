import type { Indicator } from '#contract/indicator.ts'
import type { Level } from '#contract/names.ts'
import type { State } from '#contract/state.ts'
import { eyeScale, figureIn } from '../../i18n/figure.ts'
import { basisWords } from '../../i18n/basis.ts'
import type { Said } from '../context.ts'

export interface RankRow {
  region: string
  rank: number
  /** In the indicator's unit, brought to the scale of the whole list. */
  value: string
  /** Share of the largest size, 0 to 1. */
  bar: number
  negative: boolean
  level: Level
  /** Places won (> 0) or lost since the base; null without one. */
  move: number | null
}
export interface RankPlan {
  rows: RankRow[]
  unit: string
  ranked: number
  missing: number
  /** The base of the moves in words, or none. */
  base: string
}

const descends = (better: Indicator['better'], order: 'best' | 'worst'): boolean => (better === 'lower') !== (order === 'best')

/** Equal values share a rank (1, 2, 2, 4). */
const ranksOf = (values: readonly (readonly [region: string, value: number])[], down: boolean): Map<string, number> => {
  const sorted = [...values].sort((a, b) => (down ? b[1] - a[1] : a[1] - b[1]))
  const ranks = new Map<string, number>()
  sorted.forEach(([region, value], at) => {
    const before = sorted[at - 1]
    ranks.set(region, before && before[1] === value ? ranks.get(before[0])! : at + 1)
  })
  return ranks
}

/** Regions by value; one without a value has no rank. A region that must be seen takes the last row when it would fall off. */
export const planRanking = (
  states: readonly State[],
  indicator: Indicator,
  options: { rows: number; order: 'best' | 'worst' },
  keep: readonly string[],
  said: Said,
): RankPlan => {
  const down = descends(indicator.better, options.order)
  const held = states.flatMap((state) => (state.value === null || state.freshness === 'lost' ? [] : [[state.region, state.value] as const]))
  const ranks = ranksOf(held, down)
  const based = states.flatMap((state) => (state.value !== null && state.previous ? [[state.region, state.previous.value] as const] : []))
  const before = based.length === held.length ? ranksOf(based, down) : null
  const largest = Math.max(...held.map(([, value]) => Math.abs(value)), 0)
  const scale = eyeScale(largest, indicator, said.language)
  const all = states
    .filter((state) => ranks.has(state.region))
    .map((state): RankRow => {
      const rank = ranks.get(state.region)!
      const past = before?.get(state.region)
      return {
        region: state.region,
        rank,
        value: figureIn(state.value, { ...scale, unit: '' }).text,
        bar: largest === 0 ? 0 : Math.abs(state.value!) / largest,
        negative: state.value! < 0,
        level: state.level,
        move: past === undefined ? null : past - rank,
      }
    })
    .sort((a, b) => a.rank - b.rank)
  const rows = all.slice(0, options.rows)
  const fallen = all
    .slice(options.rows)
    .filter((row) => keep.includes(row.region))
    .slice(0, 1)
  if (fallen.length > 0) rows.splice(rows.length - 1, 1, ...fallen)
  const base = before && states.find((state) => state.previous)?.previous
  return {
    rows,
    unit: scale.unit,
    ranked: all.length,
    missing: states.length - all.length,
    base: base
      ? basisWords(base.basis, indicator.grain, indicator.accrual === 'yearToDate', said.language, {
          instant: Date.parse(base.period.start),
          zone: said.zone,
        })
      : '',
  }
}
