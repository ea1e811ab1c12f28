import { minimise } from './minimise.ts'
import type { Smoothing } from './smooth.ts'

const NAMES = ['level', 'trend', 'season', 'damping'] as const
const LOW: Smoothing = { level: 0, trend: 0, season: 0, damping: 0.8 }
const HIGH: Smoothing = { level: 1, trend: 1, season: 1, damping: 0.98 }
const STARTS: readonly Smoothing[] = [
  { level: 0.3, trend: 0.1, season: 0.1, damping: 0.9 },
  { level: 0.7, trend: 0.05, season: 0.5, damping: 0.97 },
]
/** The step in which R's optim takes a gradient. */
const STEP = 1e-3

type Criterion = (at: readonly number[]) => number

const slopes = (of: Criterion, at: readonly number[], free: readonly number[]): number[] =>
  free.map((i) => {
    const moved = (by: number): number => of(at.map((value, j) => (i === j ? value + by : value)))
    return (moved(STEP) - moved(-STEP)) / (2 * STEP)
  })

/** Solves a few linear equations by Gauss's elimination with pivoting; null where they are singular. */
const solved = (matrix: number[][], right: number[]): number[] | null => {
  const rows = matrix.map((line, at) => [...line, right[at]!])
  for (let k = 0; k < rows.length; k++) {
    const pivot = rows.slice(k).reduce((best, line, at) => (Math.abs(line[k]!) > Math.abs(rows[best]![k]!) ? at + k : best), k)
    ;[rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!]
    if (!(Math.abs(rows[k]![k]!) > 1e-12)) return null
    for (const [at, line] of rows.entries()) {
      if (at === k) continue
      const factor = line[k]! / rows[k]![k]!
      for (let j = k; j < line.length; j++) line[j] = line[j]! - factor * rows[k]![j]!
    }
  }
  return rows.map((line, k) => line.at(-1)! / line[k]!)
}

/** Newton's steps to where the differences over ±0.001 vanish, as R's optimum has them; the start where that leads nowhere. */
const settled = (of: Criterion, from: readonly number[], low: readonly number[], high: readonly number[]): number[] => {
  const free = from.flatMap((value, i) => (value - 2 * STEP > low[i]! && value + 2 * STEP < high[i]! ? [i] : []))
  let at = [...from]
  for (let turn = 0; turn < 12 && free.length > 0; turn++) {
    const here = slopes(of, at, free)
    const columns = free.map((i) => {
      const moved = (by: number): number[] => slopes(of, at.map((value, j) => (i === j ? value + by : value)), free) // prettier-ignore
      const [up, down] = [moved(STEP / 10), moved(-STEP / 10)]
      return up.map((one, k) => (one - down[k]!) / (STEP / 5))
    })
    const step = solved(free.map((_, a) => free.map((_, b) => columns[b]![a]!)), here) // prettier-ignore
    if (step === null) return [...from]
    at = at.map((value, i) => (free.includes(i) ? value - step[free.indexOf(i)]! : value))
    if (Math.max(...step.map(Math.abs)) < 1e-9) break
  }
  const stayed = at.every((value, i) => value >= low[i]! && value <= high[i]! && Math.abs(value - from[i]!) < 20 * STEP)
  return stayed && of(at) <= of(from) * (1 + 1e-4) ? at : [...from]
}

/**
 * The parameters that are not given, by least squares in their bounds (damping 0.8 to 0.98): simplex from two starts, then to where
 * central differences of 0.001 vanish, which is where R's HoltWinters converges (it differs from the least squares in the fifth digit).
 */
export const estimate = (squares: (by: Smoothing) => number, given: Partial<Smoothing>): Smoothing => {
  const free = NAMES.filter((name) => given[name] === undefined)
  const whole = (at: readonly number[]): Smoothing => ({
    ...STARTS[0]!,
    ...given,
    ...Object.fromEntries(free.map((name, i) => [name, at[i]!])),
  })
  const of: Criterion = (at) => squares(whole(at))
  if (free.length === 0) return whole([])
  const [low, high] = [free.map((name) => LOW[name]), free.map((name) => HIGH[name])]
  const ends = STARTS.map((start) => minimise(of, free.map((name) => start[name]), low, high)) // prettier-ignore
  const best = ends.reduce((a, b) => (b.value < a.value ? b : a))
  return whole(settled(of, best.at, low, high))
}
