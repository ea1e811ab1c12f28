import { exactSum } from '../exactSum.ts'

/** One way to gain: so much for a step, and at most so many steps. Both are positive. */
export interface Slope {
  yields: number
  room: number
}

/**
 * Steps s that gain at least `gap` with the least Σ s²: min Σ s² where Σ y s ≥ gap and 0 ≤ s ≤ room. By the conditions of Karush, Kuhn
 * and Tucker s = min(room, λ y), and the gain rises with λ in straight pieces that break at room / y; the piece that meets the gap gives λ
 * exactly (Helgason, Kennington & Lall, Mathematical Programming 18, 1980; Brucker, Operations Research Letters 3, 1984). The answer is
 * unique. Where even every room is not enough, all of it is taken.
 */
export const leastSquares = (slopes: readonly Slope[], gap: number): number[] => {
  if (!(gap > 0)) return slopes.map(() => 0)
  const breaks = slopes.map((_, at) => at).sort((a, b) => slopes[a]!.room / slopes[a]!.yields - slopes[b]!.room / slopes[b]!.yields)
  const full = new Set<number>()
  for (const next of breaks) {
    const taken = exactSum([...full].map((at) => slopes[at]!.yields * slopes[at]!.room))
    const rising = exactSum(slopes.flatMap(({ yields }, at) => (full.has(at) ? [] : [yields ** 2])))
    const lambda = (gap - taken) / rising
    if (lambda * slopes[next]!.yields <= slopes[next]!.room)
      return slopes.map(({ yields, room }, at) => (full.has(at) ? room : Math.min(room, lambda * yields)))
    full.add(next)
  }
  return slopes.map(({ room }) => room)
}
