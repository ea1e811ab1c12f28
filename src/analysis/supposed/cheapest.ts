import { found, unfit, type Finding } from '../finding.ts'
import type { Levers } from './levers.ts'

/** One move: a figure from its real value to another; so many common years' improvements, so much score. */
export interface Move {
  column: string
  from: number
  to: number
  steps: number
  adds: number
}

/** The cheapest way to a rank. */
export interface Way {
  rank: number
  /** The score that must be reached. */
  target: number
  moves: Move[]
  steps: number
  score: number
}

const ROUNDING = 1e-12

/** The score that puts a region at a rank: that of the one who stands there among the others, with whom it would share it. */
const scoreAt = ({ others }: Levers, rank: number): number | null => [...others].sort((a, b) => b.score - a.score)[rank - 1]?.score ?? null

/**
 * The set of moves with the fewest steps that reaches a rank, everybody else standing still. A step of a member is the median of a year's
 * improvements among the regions, so that moves of unlike figures can be added. Least Σ Δz/pace with Σ w Δz ≥ gap and 0 ≤ Δz ≤ best − z is
 * a continuous knapsack: the largest w·pace first, the last one in part (Dantzig, Operations Research 5, 1957). Refuses a rank that is not
 * reached with every figure at the best that any region has had, and one that nobody stands at.
 */
export const cheapestWay = (levers: Levers, rank: number): Finding<Way> => {
  const target = Number.isInteger(rank) && rank >= 1 ? scoreAt(levers, rank) : null
  if (target === null) return unfit('bad_option', `nobody stands at rank ${rank}`, 'rank')
  let gap = target - levers.score
  const moves: Move[] = []
  const order = levers.levers
    .map((lever) => ({ lever, room: Math.max(0, (lever.best - lever.real) * lever.slope), yields: lever.weight * lever.pace }))
    .filter(({ room, yields }) => room > 0 && yields > 0)
    .sort((a, b) => b.yields - a.yields || a.lever.column.localeCompare(b.lever.column))
  for (const { lever, room } of order) {
    if (gap <= ROUNDING) break
    const gain = Math.min(room, gap / lever.weight)
    // The end of the way is the best figure itself, not its reckoning back.
    const to = gain === room ? lever.best : lever.real + gain / lever.slope
    moves.push({ column: lever.column, from: lever.real, to, steps: gain / lever.pace, adds: gain * lever.weight })
    gap -= gain * lever.weight
  }
  if (gap > ROUNDING) return unfit('out_of_reach', `rank ${rank} is not reached with every figure at its best`, 'rank')
  const adds = moves.reduce((sum, move) => sum + move.adds, 0)
  return found({ rank, target, moves, steps: moves.reduce((sum, move) => sum + move.steps, 0), score: levers.score + adds })
}
