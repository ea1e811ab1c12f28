import { exactSum } from '../exactSum.ts'
import { found, unfit, type Finding } from '../finding.ts'
import { leastSquares } from './leastSquares.ts'
import type { Lever, Levers } from './levers.ts'

/** What is to be reached: a rank of the index, or a score (0 to 1) of one function alone. */
export type Goal = { rank: number } | { function: string; score: number }

/** One move: a figure from its real value to another; so many common years' improvements, so much score of the index. */
export interface Move {
  column: string
  from: number
  to: number
  steps: number
  adds: number
}

/** The cheapest way to a goal, or as far towards it as the best figures lead. The move that adds most to the index comes first. */
export interface Way {
  goal: Goal
  reached: boolean
  /** Of the index, or of the function alone: what is aimed at, and what the moves come to. */
  target: number
  score: number
  moves: Move[]
  /** Σ steps². */
  effort: number
}

/** A score that beats another by less than anybody reads. */
const AHEAD = 1e-9
const ROUNDING = 1e-12

interface Aim {
  levers: readonly Lever[]
  /** Σ of their weights: 1 of the whole index. */
  whole: number
  score: number
  target: number
}

const reachOf = (levers: readonly Lever[], whole: number): number =>
  exactSum(levers.filter(({ pace }) => pace > 0).map((one) => (Math.max(0, (one.best - one.real) * one.slope) * one.weight) / whole))

/** A rank is held with a score just ahead of who stands there; where nothing can be ahead of it, the place is shared. */
const aimAt = (own: Levers, goal: Goal): Finding<Aim> => {
  if ('rank' in goal) {
    const kth = Number.isInteger(goal.rank) ? [...own.others].sort((a, b) => b.score - a.score)[goal.rank - 1]?.score : undefined
    if (kth === undefined) return unfit('bad_option', `nobody stands at rank ${goal.rank}`, 'rank')
    const most = own.score + reachOf(own.levers, 1)
    const target = own.score >= kth ? kth : Math.max(kth, Math.min(kth + AHEAD, most))
    return found({ levers: own.levers, whole: 1, score: own.score, target })
  }
  const levers = own.levers.filter((lever) => lever.function === goal.function)
  const whole = exactSum(levers.map(({ weight }) => weight))
  if (!(whole > 0)) return unfit('unknown_group', `no member of the index belongs to ${goal.function}`, goal.function)
  if (!Number.isFinite(goal.score)) return unfit('not_finite', `a target of ${goal.score} is no score`, goal.function)
  return found({ levers, whole, score: exactSum(levers.map((one) => (one.weight / whole) * one.place)), target: goal.score })
}

/**
 * The set of moves with the least effort that reaches a goal, everybody else standing still: least Σ (Δz / pace)² with Σ w Δz ≥ gap and
 * 0 ≤ Δz ≤ best − z. A step of a member is the median of a year's improvements among the regions, so that moves of unlike figures can be
 * added; squared, so that several moderate moves cost less than a long one, as the squared distance in units of each figure's own scale
 * does in counterfactual explanations (Wachter, Mittelstadt & Russell, Harvard Journal of Law & Technology 31, 2018), there the spread,
 * here the pace. A goal beyond the best figures is not reached, and the way says how far one gets. Refuses a rank that nobody stands at,
 * a function without members, a target that is no number, and a panel in which no figure ever improved.
 */
export const cheapestWay = (own: Levers, goal: Goal): Finding<Way> => {
  const aim = aimAt(own, goal)
  if (!aim.ok) return aim
  const { levers, whole, score, target } = aim.value
  const gap = target - score
  if (gap <= 0) return found({ goal, reached: true, target, score, moves: [], effort: 0 })
  const movable = levers.filter((one) => one.pace > 0 && one.weight > 0 && (one.best - one.real) * one.slope > 0)
  if (levers.every(({ pace }) => pace === 0))
    return unfit('too_few_periods', 'no figure improved between two periods: a step has no length')
  const slopes = movable.map((one) => ({
    yields: (one.weight / whole) * one.pace,
    room: ((one.best - one.real) * one.slope) / one.pace,
  }))
  const steps = leastSquares(slopes, gap)
  const moves = movable.flatMap((one, at): Move[] => {
    const gain = steps[at]! * one.pace
    // The end of the way is the best figure itself, not its reckoning back.
    const to = steps[at] === slopes[at]!.room ? one.best : one.real + gain / one.slope
    return steps[at]! > 0 ? [{ column: one.column, from: one.real, to, steps: steps[at]!, adds: gain * one.weight }] : []
  })
  const adds = exactSum(moves.map((move) => move.adds)) / whole
  return found({
    goal,
    reached: adds >= gap - ROUNDING,
    target,
    score: score + adds,
    moves: moves.sort((a, b) => b.adds - a.adds || a.column.localeCompare(b.column)),
    effort: exactSum(moves.map((move) => move.steps ** 2)),
  })
}
