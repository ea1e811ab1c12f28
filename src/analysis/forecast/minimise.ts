/** Where a function of a few bounded parameters is least. */
export interface Minimum {
  at: number[]
  value: number
}

interface Corner {
  at: number[]
  value: number
}

const REFLECT = [1, 2, 0.5, -0.5] as const

/**
 * The least value of `of` inside a box, from a start: Nelder & Mead's simplex (Computer Journal 7, 1965), its points held in the box,
 * begun again where it stopped until it gains nothing. NaN counts as the worst.
 */
export const minimise = (
  of: (at: readonly number[]) => number,
  start: readonly number[],
  low: readonly number[],
  high: readonly number[],
): Minimum => {
  const hold = (at: readonly number[]): number[] => at.map((value, i) => Math.min(high[i]!, Math.max(low[i]!, value)))
  const corner = (at: readonly number[]): Corner => {
    const inside = hold(at)
    const value = of(inside)
    return { at: inside, value: Number.isNaN(value) ? Infinity : value }
  }
  const once = (from: readonly number[], reach: number): Corner => {
    const step = (i: number): number => (from[i]! + reach * (high[i]! - low[i]!) <= high[i]! ? 1 : -1) * reach * (high[i]! - low[i]!)
    let simplex = [corner(from), ...from.map((_, i) => corner(from.map((value, j) => (i === j ? value + step(i) : value))))]
    for (let turn = 0; turn < 600; turn++) {
      simplex.sort((a, b) => a.value - b.value)
      const [best, worst] = [simplex[0]!, simplex.at(-1)!]
      const size = Math.max(...best.at.map((value, i) => Math.max(...simplex.map((one) => Math.abs(one.at[i]! - value)))))
      if (size < 1e-6) break
      const others = simplex.slice(0, -1)
      const middle = best.at.map((_, i) => others.reduce((sum, one) => sum + one.at[i]!, 0) / others.length)
      const along = (by: number): Corner => corner(middle.map((value, i) => value + by * (value - worst.at[i]!)))
      const mirrored = along(REFLECT[0])
      let next = mirrored
      if (mirrored.value < best.value) {
        const further = along(REFLECT[1])
        if (further.value < mirrored.value) next = further
      } else if (mirrored.value >= others.at(-1)!.value) next = along(mirrored.value < worst.value ? REFLECT[2] : REFLECT[3])
      if (next.value < worst.value) simplex = [...others, next]
      else simplex = simplex.map((one) => (one === best ? one : corner(one.at.map((value, i) => (value + best.at[i]!) / 2))))
    }
    return simplex.reduce((a, b) => (b.value < a.value ? b : a))
  }
  let best = once(start, 0.1)
  for (let again = 0; again < 3; again++) {
    const next = once(best.at, 0.02)
    const gained = best.value - next.value
    best = next.value < best.value ? next : best
    if (!(gained > 1e-7 * Math.abs(best.value))) break
  }
  return best
}
