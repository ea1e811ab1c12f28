import { exactSum } from '../exactSum.ts'
import { found, unfit, type Finding } from '../finding.ts'
import { deviation, mean } from '../moments.ts'
import type { IndexMember, Normalisation } from './spec.ts'

type Column = readonly number[]

const least = (values: Column): number => values.reduce((a, b) => Math.min(a, b))
const most = (values: Column): number => values.reduce((a, b) => Math.max(a, b))

const minMax = (values: Column, higher: boolean): number[] => {
  const [low, high] = [least(values), most(values)]
  return values.map((value) => (higher ? value - low : high - value) / (high - low))
}

const bounds = (values: Column, { better, floor, ceiling }: IndexMember): number[] => {
  const [worst, best] = better === 'higher' ? [floor!, ceiling!] : [ceiling!, floor!]
  return values.map((value) => Math.min(1, Math.max(0, (value - worst) / (best - worst))))
}

const zScore = (values: Column, higher: boolean): number[] => {
  const [middle, spread] = [mean(values), deviation(values)]
  return values.map((value) => ((higher ? 1 : -1) * (value - middle)) / spread)
}

const vector = (values: Column, higher: boolean): number[] => {
  const length = Math.sqrt(exactSum(values.map((value) => value * value)))
  return values.map((value) => (higher ? value / length : 1 - value / length))
}

const largest = (values: Column, higher: boolean): number[] => {
  const end = higher ? most(values) : least(values)
  return values.map((value) => (higher ? value / end : end / value))
}

const share = (values: Column, higher: boolean): number[] => {
  const parts = higher ? values : values.map((value) => 1 / value)
  const whole = exactSum(parts)
  return parts.map((part) => part / whole)
}

/** The share of the others that a row is better than; ties count half. */
const rank = (values: Column, higher: boolean): number[] =>
  values.map((value) => {
    const worse = values.filter((other) => (higher ? other < value : other > value)).length
    const same = values.filter((other) => other === value).length - 1
    return (worse + same / 2) / (values.length - 1)
  })

const by: Record<Normalisation, (values: Column, member: IndexMember) => number[]> = {
  min_max: (values, member) => minMax(values, member.better === 'higher'),
  bounds,
  z_score: (values, member) => zScore(values, member.better === 'higher'),
  vector: (values, member) => vector(values, member.better === 'higher'),
  max: (values, member) => largest(values, member.better === 'higher'),
  share: (values, member) => share(values, member.better === 'higher'),
  rank: (values, member) => rank(values, member.better === 'higher'),
}

const boundsFault = ({ id, floor, ceiling }: IndexMember): string | null => {
  if (floor === undefined || ceiling === undefined) return `${id} declares no floor and ceiling`
  return Number.isFinite(floor) && Number.isFinite(ceiling) && floor < ceiling ? null : `${id} wants a floor below its ceiling`
}

/**
 * One member's column over its base (a cross-section or the pooled panel), turned so that more is better:
 * min_max (x − min) / (max − min), or (max − x) / (max − min) where lower is better · bounds: the same between a declared floor and
 * ceiling, clipped · z_score ±(x − x̄) / s with n − 1 · vector x / √Σx², or 1 − x / √Σx² · max x / max, or min / x ·
 * share x / Σx, or (1/x) / Σ(1/x) · rank: the share of other rows it beats, ties half.
 * OECD & JRC, Handbook on Constructing Composite Indicators (2008), ch. 5; Hwang & Yoon (1981) for vector and max.
 * Refuses a constant column (but for bounds), negative values for max and share, and zeros where 1/x is taken.
 */
export const normalise = (values: Column, member: IndexMember, how: Normalisation): Finding<number[]> => {
  const { id, better } = member
  if (how === 'bounds') {
    const fault = boundsFault(member)
    return fault === null ? found(bounds(values, member)) : unfit('bad_bounds', fault, id)
  }
  if (values.length < 2 || least(values) === most(values)) return unfit('constant_column', `${id} is ${values[0]} in every row`, id)
  if (how === 'max' || how === 'share') {
    if (least(values) < 0) return unfit('negative_share', `${id} is negative, which ${how} cannot take`, id)
    if (better === 'lower' && least(values) === 0) return unfit('not_positive', `${id} is 0, whose inverse ${how} would take`, id)
  }
  return found(by[how](values, member))
}
