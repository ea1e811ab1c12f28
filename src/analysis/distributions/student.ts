import { incompleteBeta, logBeta } from './beta.ts'
import { normalBeyond, normalQuantile } from './normal.ts'

/** P(|T| ≥ |t|) of Student's t: the two-sided p value; infinite degrees of freedom are the normal (NIST DLMF 8.17). */
export const studentBeyond = (t: number, degrees: number): number => {
  if (degrees === Infinity) return normalBeyond(t)
  const square = t * t
  return incompleteBeta(degrees / (degrees + square), degrees / 2, 0.5, square / (degrees + square))
}

const logDensity = (t: number, degrees: number): number =>
  -0.5 * Math.log(degrees) - logBeta(degrees / 2, 0.5) - ((degrees + 1) / 2) * Math.log1p((t * t) / degrees)

/** The t that |T| exceeds with the probability `tails` (0.05 → the half width of a 95 % interval): Newton's steps inside a bracket. */
export const studentBound = (tails: number, degrees: number): number => {
  if (!(tails > 0 && tails < 1 && degrees > 0)) return NaN
  const start = -normalQuantile(tails / 2)
  if (degrees === Infinity) return start
  let [low, high] = [0, start]
  while (studentBeyond(high, degrees) > tails) [low, high] = [high, high * 2]
  let t = high
  for (let step = 0; step < 200; step++) {
    const off = studentBeyond(t, degrees) - tails
    if (off > 0) low = t
    else high = t
    const newton = t + off / (2 * Math.exp(logDensity(t, degrees)))
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - t) <= 4e-16 * t) return next
    t = next
  }
  return t
}
