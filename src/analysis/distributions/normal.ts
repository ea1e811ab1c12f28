import { incompleteGamma } from './gamma.ts'

/** P(Z ≤ z) of the standard normal; exact in both tails (erfc by the incomplete gamma function, NIST DLMF 7.11.2). */
export const normalBelow = (z: number): number => {
  const { below, above } = incompleteGamma(0.5, (z * z) / 2)
  return z < 0 ? above / 2 : 0.5 + below / 2
}

/** P(|Z| ≥ |z|): the two-sided p value. */
export const normalBeyond = (z: number): number => incompleteGamma(0.5, (z * z) / 2).above

export const normalDensity = (z: number): number => Math.exp((-z * z) / 2) / 2.5066282746310002

/** The z below which a share of the standard normal lies: Abramowitz & Stegun 26.2.23, then Halley's steps to the last digits. */
export const normalQuantile = (share: number): number => {
  if (!(share >= 0 && share <= 1)) return NaN
  if (share === 0 || share === 1) return share === 0 ? -Infinity : Infinity
  const tail = Math.min(share, 1 - share)
  const t = Math.sqrt(-2 * Math.log(tail))
  let z = (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3) - t
  for (let step = 0; step < 4; step++) {
    const off = (normalBelow(z) - tail) / normalDensity(z)
    z -= off / (1 + (z * off) / 2)
  }
  return share < 0.5 ? z : -z
}
