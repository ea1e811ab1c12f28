import { exactSum } from '../exactSum.ts'
import type { Levers } from './levers.ts'

/** What moved figures would come to. */
export interface Supposition {
  score: number
  rank: number
  /** By lever: what its move adds to the score; they sum to the change. */
  adds: number[]
  /** The score of each function alone, by the weights within it, before and after. */
  functions: Record<string, { before: number; after: number }>
  /** Regions around the supposed rank, the better first; the region itself among them, each with the rank it really has. */
  around: Neighbour[]
}

export interface Neighbour {
  region: string
  score: number
  rank: number
  was: number
}

const AROUND = 3
/** Scores this close are equal: they differ by how they were added up. */
const ROUNDING = 1e-12

const standing = ({ region, rank, others }: Levers, score: number): Neighbour[] => {
  const all = [...others.map((one) => ({ region: one.region, score: one.score, was: one.rank })), { region, score, was: rank }]
  return all
    .map((one) => ({ ...one, rank: 1 + all.filter((other) => other.score > one.score + ROUNDING).length }))
    .sort((a, b) => a.rank - b.rank || (a.region === region ? -1 : b.region === region ? 1 : a.region.localeCompare(b.region)))
}

/** A figure no worse and no better than any region has had. */
const within = (value: number, worst: number, best: number): number =>
  Math.min(Math.max(worst, best), Math.max(Math.min(worst, best), value))

/**
 * The index of a region as if some of its figures were others (by column, in the column's unit): score = Σ w z with weights, bounds and all
 * other regions as they are. Figures beyond what any region has had are taken to the bound.
 */
export const suppose = (levers: Levers, moved: Readonly<Record<string, number>>): Supposition => {
  const gains = levers.levers.map(
    (lever) => (within(moved[lever.column] ?? lever.real, lever.worst, lever.best) - lever.real) * lever.slope,
  )
  const adds = gains.map((gain, at) => gain * levers.levers[at]!.weight)
  const score = levers.score + exactSum(adds)
  const ranked = standing(levers, score)
  const at = ranked.findIndex((one) => one.region === levers.region)
  const functions: Supposition['functions'] = {}
  for (const name of new Set(levers.levers.map((lever) => lever.function))) {
    const own = levers.levers.flatMap((lever, index) => (lever.function === name ? [{ lever, gain: gains[index]! }] : []))
    const weight = exactSum(own.map(({ lever }) => lever.weight))
    const before = weight > 0 ? exactSum(own.map(({ lever }) => (lever.weight / weight) * lever.place)) : 0
    functions[name] = { before, after: before + (weight > 0 ? exactSum(own.map(({ lever, gain }) => (lever.weight / weight) * gain)) : 0) }
  }
  const from = Math.max(0, Math.min(at - AROUND, ranked.length - 2 * AROUND - 1))
  return { score, rank: ranked[at]!.rank, adds, functions, around: ranked.slice(from, from + 2 * AROUND + 1) }
}
