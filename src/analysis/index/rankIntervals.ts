import { found, unfit, type Finding } from '../finding.ts'
import { sortedQuantile } from '../quantile.ts'
import { dirichletDraw } from './dirichlet.ts'
import type { Index } from './indexOf.ts'
import { scoreOf } from './standing.ts'

/** Where a region ranks when the weights are shaken: the middle and the interval of its ranks, and the share of draws that keep its own. */
export interface RankInterval {
  region: string
  rank: number
  low: number
  high: number
  median: number
  kept: number
}

export interface Shaking {
  draws: number
  /** Of the Dirichlet: a weight w gets the standard deviation √(w(1 − w) / (concentration + 1)). */
  concentration: number
  /** Of the interval, such as 0.9. */
  level: number
  random: () => number
}

/** Σ w z in the members' order: a draw need not be exact to the last bit, as a score is. */
const weighted = (values: readonly number[], weights: readonly number[]): number => {
  let sum = 0
  for (let at = 0; at < values.length; at++) sum += values[at]! * weights[at]!
  return sum
}

const above = (scores: readonly number[], score: number): number => {
  let count = 0
  for (const other of scores) if (other > score) count++
  return count
}

/**
 * Rank intervals of one period under weights drawn around the index's own by a Dirichlet distribution (Saisana, Saltelli & Tarantola,
 * J. R. Stat. Soc. A 168, 2005, on the uncertainty of composite indicators). The draws are those of `random`: seed it.
 */
export const rankIntervals = (index: Index, period: string, shaking: Shaking): Finding<RankInterval[]> => {
  const { draws, concentration, level, random } = shaking
  const rows = index.rows.filter((row) => row.period === period)
  if (rows.length === 0) return unfit('unknown_period', `no scores in ${period}`, period)
  if (!Number.isInteger(draws) || draws < 2) return unfit('too_few_draws', `${draws} draws`, 'draws')
  if (!(concentration > 0 && concentration < Infinity)) return unfit('bad_option', `a concentration of ${concentration}`, 'concentration')
  if (!(level > 0 && level < 1)) return unfit('bad_option', `a level of ${level}`, 'level')
  const drawn = rows.map((): number[] => [])
  for (let draw = 0; draw < draws; draw++) {
    const weights = dirichletDraw(rows[0]!.standing.weights, concentration, random)
    const scores = rows.map(({ standing }) =>
      standing.topsis === null ? weighted(standing.values, weights) : scoreOf({ ...standing, weights }),
    )
    for (const [at, score] of scores.entries()) drawn[at]!.push(1 + above(scores, score))
  }
  return found(
    rows.map(({ region, rank }, at) => {
      const places = drawn[at]!.sort((a, b) => a - b)
      return {
        region,
        rank,
        low: sortedQuantile(places, (1 - level) / 2),
        high: sortedQuantile(places, (1 + level) / 2),
        median: sortedQuantile(places, 0.5),
        kept: places.filter((place) => place === rank).length / draws,
      }
    }),
  )
}
