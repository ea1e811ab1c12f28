import type { IndexShown } from '#contract/analysis/indexTable.ts'
import type { AnalysisColumn, AnalysisInputs } from '#contract/analysis/result.ts'
import { exactSum } from '../exactSum.ts'
import { found, unfit, type Finding } from '../finding.ts'
import { median } from '../quantile.ts'

/** A member of an index that may be moved: its figure of the region, and how far any region has been. */
export interface Lever {
  column: string
  function: string
  better: 'higher' | 'lower'
  weight: number
  /** The region's own figure, in the column's unit. */
  real: number
  /** The same, normalised: more is better. */
  place: number
  /** The worst and the best figure that any region had in any period of the panel. */
  worst: number
  best: number
  /** What one unit of the figure moves the normalised value by; negative where lower is better. */
  slope: number
  /** The median of a year's improvements among the regions, in normalised values; 0 where none improved. */
  pace: number
}

/** One region's members and everybody else's scores in a period, with weights and bounds as they are. */
export interface Levers {
  region: string
  period: string
  score: number
  rank: number
  levers: Lever[]
  others: { region: string; score: number; rank: number }[]
  /** The best score of each function alone that any region had where figures are compared: the whole panel, or the period. */
  reached: Record<string, number>
}

const ROUNDING = 1e-9

interface Told {
  index: IndexShown
  columns: readonly AnalysisColumn[]
  inputs: AnalysisInputs
}

interface Point {
  region: string
  period: string
  raw: number
  place: number
}

/** Raw and normalised figures of a member, of all rows that have a score. */
const pointsOf = ({ index, columns, inputs }: Told, at: number): Point[] => {
  const values = columns.find((one) => one.id === index.members[at]!.column)?.values ?? []
  const row = new Map(
    inputs.periods.flatMap((period, p) => inputs.regions.map(({ code }, r) => [`${code} ${period}`, p * inputs.regions.length + r])),
  )
  return index.rows.flatMap(({ region, period, values: places }) => {
    const raw = values[row.get(`${region} ${period}`) ?? -1]
    return raw == null ? [] : [{ region, period, raw, place: places[at]! }]
  })
}

/** The line through all points, or null where they lie on none: then a figure cannot be moved by itself. */
const slopeOf = (points: readonly Point[]): number | null => {
  const least = points.reduce((a, b) => (b.raw < a.raw ? b : a))
  const most = points.reduce((a, b) => (b.raw > a.raw ? b : a))
  if (most.raw === least.raw) return null
  const slope = (most.place - least.place) / (most.raw - least.raw)
  const straight = points.every(
    ({ raw, place }) => Math.abs(least.place + slope * (raw - least.raw) - place) <= ROUNDING * Math.max(1, Math.abs(place)),
  )
  return straight && slope !== 0 ? slope : null
}

/** The median of a year's improvements: what is commonly reached, not what the best reached once. */
const paceOf = (points: readonly Point[], periods: readonly string[]): number => {
  const places = new Map(points.map((one) => [`${one.region} ${one.period}`, one.place]))
  const gains = points.flatMap(({ region, period, place }) => {
    const before = places.get(`${region} ${periods[periods.indexOf(period) - 1] ?? ''}`)
    return before !== undefined && place > before ? [place - before] : []
  })
  return gains.length === 0 ? 0 : median(gains)
}

/**
 * What one may suppose of a region: its members as levers, weights and bounds held as they are (only its own figures move). Asks for a
 * weighted sum of normalised values that are straight in their figures (min-max, declared bounds, share of the largest); others are refused.
 */
export const leversOf = (told: Told, region: string, period: string): Finding<Levers> => {
  const { index, inputs } = told
  const own = index.rows.find((row) => row.region === region && row.period === period)
  if (!own) return unfit('missing_cell', `${region} has no score in ${period}`, region)
  const weights = index.weights.find((one) => one.own && (one.period === null || one.period === period))?.weights
  const summed = weights && exactSum(own.values.map((value, at) => value * weights[at]!))
  if (!weights || summed === undefined || Math.abs(summed - own.score) > ROUNDING)
    return unfit('bad_option', 'only a weighted sum can be supposed member by member', 'aggregate')
  const pooled = index.options.over !== 'period'
  const levers: Lever[] = []
  for (const [at, member] of index.members.entries()) {
    const all = pointsOf(told, at)
    const based = pooled ? all : all.filter((one) => one.period === period)
    const slope = based.length < 2 ? null : slopeOf(based)
    const real = all.find((one) => one.region === region && one.period === period)
    if (slope === null || !real) return unfit('bad_option', `${member.column} is not straight once normalised`, member.column)
    const raws = based.map((one) => one.raw)
    const [low, high] = [raws.reduce((a, b) => Math.min(a, b)), raws.reduce((a, b) => Math.max(a, b))]
    levers.push({
      column: member.column,
      function: member.function,
      better: member.better,
      weight: weights[at]!,
      real: real.raw,
      place: real.place,
      worst: slope > 0 ? low : high,
      best: slope > 0 ? high : low,
      slope,
      pace: paceOf(all, inputs.periods),
    })
  }
  const others = index.rows.flatMap((row) =>
    row.period === period && row.region !== region ? [{ region: row.region, score: row.score, rank: row.rank }] : [],
  )
  const compared = pooled ? index.rows : index.rows.filter((row) => row.period === period)
  const reached = Object.fromEntries(
    Object.keys(own.functions).map((name) => [
      name,
      compared.reduce((most, row) => Math.max(most, row.functions[name]?.score ?? -Infinity), -Infinity),
    ]),
  )
  return found({ region, period, score: own.score, rank: own.rank, levers, others, reached })
}
