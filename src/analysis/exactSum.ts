const HALF = 2 ** 1023
const MAX_ULP = 2 ** 971

/** hi + lo is exactly x + y, for |x| ≥ |y| (Dekker's fast two-sum). */
const lowOf = (x: number, y: number, hi: number): number => y - (hi - x)

/** Folds x into partials that do not overlap; answers by how many times 2^1024 the sum overflowed. */
const fold = (partials: number[], value: number): number => {
  let x = value
  let overflow = 0
  let kept = 0
  for (let i = 0; i < partials.length; i++) {
    let y = partials[i]!
    if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x]
    let hi = x + y
    if (Math.abs(hi) === Infinity) {
      const sign = hi > 0 ? 1 : -1
      overflow += sign
      x = x - sign * HALF - sign * HALF
      if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x]
      hi = x + y
    }
    const lo = lowOf(x, y, hi)
    if (lo !== 0) partials[kept++] = lo
    x = hi
  }
  partials.length = kept
  if (x !== 0) partials.push(x)
  return overflow
}

/** Rounds the partials once, to nearest, ties to even. */
const round = (partials: number[], from: number): number => {
  let n = partials.length - 1
  let hi = from
  let lo = 0
  while (n >= 0) {
    const y = partials[n--]!
    const x = hi
    hi = x + y
    lo = lowOf(x, y, hi)
    if (lo !== 0) break
  }
  const below = n >= 0 ? partials[n]! : 0
  if ((lo < 0 && below < 0) || (lo > 0 && below > 0)) {
    const doubled = lo * 2
    const up = hi + doubled
    if (up - hi === doubled) hi = up
  }
  return hi + 0
}

/** The sum is overflow × 2^1024 + the partials. */
const roundOverflowed = (partials: number[], overflow: number): number => {
  const next = partials.pop() ?? 0
  const sign = overflow > 0 ? 1 : -1
  if (Math.abs(overflow) > 1 || next * sign >= 0) return sign * Infinity
  const x = sign * HALF
  const y = next / 2
  const hi = x + y
  const lo = lowOf(x, y, hi) * 2
  if (Math.abs(hi) >= HALF) {
    const below = partials.at(-1) ?? 0
    return lo === -sign * (MAX_ULP / 2) && below * sign < 0 ? sign * Number.MAX_VALUE : sign * Infinity
  }
  if (lo !== 0) partials.push(lo)
  return round(partials, hi * 2)
}

/**
 * The sum rounded once, whatever the order: Shewchuk, Adaptive Precision Floating-Point Arithmetic (1997), as Python's fsum;
 * sums that overflow on the way are kept as TC39's Math.sumPrecise does. NaN when both infinities or a NaN are there; 0 for none.
 */
export const exactSum = (values: Iterable<number>): number => {
  const partials: number[] = []
  let special = 0
  let overflow = 0
  for (const value of values) {
    if (Number.isFinite(value)) overflow += fold(partials, value)
    else special += value
  }
  if (special !== 0) return special
  return overflow === 0 ? round(partials, 0) : roundOverflowed(partials, overflow)
}
