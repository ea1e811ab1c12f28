import { logGamma, stirlingRest } from './gamma.ts'

const EPSILON = 2 ** -52
const TINY = 1e-300
const MOST = 100_000
const HALF_LOG_TAU = 0.9189385332046727

/** ln B(a, b) for a, b > 0, without the cancellation of three large ln Γ (Didonato & Morris 1992, Algorithm 708). */
export const logBeta = (a: number, b: number): number => {
  const [small, large] = a < b ? [a, b] : [b, a]
  const share = small / (small + large)
  if (small >= 10) {
    const rest = stirlingRest(small) + stirlingRest(large) - stirlingRest(small + large)
    return -0.5 * Math.log(large) + HALF_LOG_TAU + rest + (small - 0.5) * Math.log(share) + large * Math.log1p(-share)
  }
  if (large >= 10) {
    const rest = stirlingRest(large) - stirlingRest(small + large)
    return logGamma(small) + rest + small - small * Math.log(small + large) + (large - 0.5) * Math.log1p(-share)
  }
  return logGamma(small) + logGamma(large) - logGamma(small + large)
}

const fraction = (x: number, a: number, b: number): number => {
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || TINY)
  let h = d
  for (let m = 1; m < MOST; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / (1 + even * d || TINY)
    c = 1 + even / c || TINY
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + odd * d || TINY)
    c = 1 + odd / c || TINY
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < EPSILON) break
  }
  return h
}

/** The regularised incomplete beta function I_x(a, b); `rest` is 1 − x where that is known more exactly (NIST DLMF 8.17.22). */
export const incompleteBeta = (x: number, a: number, b: number, rest = 1 - x): number => {
  if (!(a > 0 && b > 0 && x >= 0 && rest >= 0)) return NaN
  if (x === 0 || rest === 0) return x === 0 ? 0 : 1
  const logX = x < 0.5 ? Math.log(x) : Math.log1p(-rest)
  const logRest = rest < 0.5 ? Math.log(rest) : Math.log1p(-x)
  const front = Math.exp(a * logX + b * logRest - logBeta(a, b))
  if (x <= (a + 1) / (a + b + 2)) return (front * fraction(x, a, b)) / a
  return 1 - (front * fraction(rest, b, a)) / b
}
