/** Smoothing by locally weighted lines over places 1 … n; `weights` are robustness weights, null: all 1. */
export interface Loess {
  window: number
  degree: 0 | 1
  /** Every how many places a line is fitted; between them it is drawn straight. */
  jump: number
}

/** The local fit at place `at` (1-based, may lie outside) from the values left … right; null where all weights are 0. */
export const localFit = (
  values: readonly number[],
  { window, degree }: Loess,
  at: number,
  left: number,
  right: number,
  weights: readonly number[] | null,
): number | null => {
  const n = values.length
  const reach = Math.max(at - left, right - at) + (window > n ? Math.floor((window - n) / 2) : 0)
  const w: number[] = []
  let sum = 0
  for (let j = left; j <= right; j++) {
    const r = Math.abs(j - at)
    let one = r > 0.999 * reach ? 0 : r <= 0.001 * reach ? 1 : (1 - (r / reach) ** 3) ** 3
    if (weights !== null) one *= weights[j - 1]!
    w.push(one)
    sum += one
  }
  if (!(sum > 0)) return null
  for (let k = 0; k < w.length; k++) w[k] = w[k]! / sum
  if (reach > 0 && degree > 0) {
    const centre = w.reduce((all, one, k) => all + one * (left + k), 0)
    const spread = w.reduce((all, one, k) => all + one * (left + k - centre) ** 2, 0)
    if (Math.sqrt(spread) > 0.001 * (n - 1)) {
      const slope = (at - centre) / spread
      for (let k = 0; k < w.length; k++) w[k] = w[k]! * (slope * (left + k - centre) + 1)
    }
  }
  return w.reduce((all, one, k) => all + one * values[left + k - 1]!, 0)
}

const windowAt = (i: number, n: number, width: number): [number, number] => {
  if (width >= n) return [1, n]
  const half = Math.floor((width + 1) / 2)
  const left = Math.min(Math.max(1, i - half + 1), n - width + 1)
  return [left, left + width - 1]
}

const straight = (line: number[], from: number, to: number): void => {
  const delta = (line[to - 1]! - line[from - 1]!) / (to - from)
  for (let j = from + 1; j < to; j++) line[j - 1] = line[from - 1]! + delta * (j - from)
}

/** Loess over evenly spaced values, as STL's Fortran has it: Cleveland et al., J. Official Statistics 6 (1990) 3-73, netlib `stl`. */
export const loess = (values: readonly number[], how: Loess, weights: readonly number[] | null): number[] => {
  const n = values.length
  if (n < 2) return [...values]
  const jump = Math.min(how.jump, n - 1)
  const line = [...values]
  let ends: [number, number] = [1, n]
  let last = 1
  for (let i = 1; i <= n; i += jump) {
    ends = windowAt(i, n, how.window)
    line[i - 1] = localFit(values, how, i, ...ends, weights) ?? values[i - 1]!
    if (jump > 1 && i > 1) straight(line, i - jump, i)
    last = i
  }
  if (last !== n) {
    line[n - 1] = localFit(values, how, n, ...ends, weights) ?? values[n - 1]!
    straight(line, last, n)
  }
  return line
}
