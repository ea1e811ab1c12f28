const LANCZOS = [
  57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202, 0.00003399464998481189, 0.00004652362892704858,
  -0.00009837447530487956, 0.0001580887032249125, -0.00021026444172410488, 0.00021743961811521265, -0.0001643181065367639,
  0.00008441822398385275, -0.000026190838401581408, 0.0000036899182659531625,
]
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156]
const EPSILON = 2 ** -52
const TINY = 1e-300
const MOST = 100_000
const HALF_LOG_TAU = 0.9189385332046727

/** What Stirling's formula leaves off ln Γ(x), for x ≥ 10 (NIST DLMF 5.11.1). */
export const stirlingRest = (x: number): number => STIRLING.reduce((sum, term, at) => sum + term / x ** (2 * at + 1), 0)

/** ln Γ(x) for x > 0: Lanczos (1964) with Godfrey's coefficients below 10, Stirling's series above; relative error about 1e-15. */
export const logGamma = (x: number): number => {
  if (x >= 10) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TAU + stirlingRest(x)
  const series = LANCZOS.reduce((sum, term, at) => sum + term / (x + at + 1), 0.9999999999999971)
  const base = x + 5.2421875
  return (x + 0.5) * Math.log(base) - base + Math.log((2.5066282746310007 * series) / x)
}

const bySeries = (a: number, x: number): number => {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < MOST && Math.abs(term) > Math.abs(sum) * EPSILON; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

const byFraction = (a: number, x: number): number => {
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let h = d
  for (let n = 1; n < MOST; n++) {
    const numerator = -n * (n - a)
    b += 2
    d = 1 / (numerator * d + b || TINY)
    c = b + numerator / c || TINY
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < EPSILON) break
  }
  return h
}

/** The regularised incomplete gamma functions P(a, x) below and Q(a, x) above, a > 0, x ≥ 0 (NIST DLMF 8.11.4 and 8.9.2). */
export const incompleteGamma = (a: number, x: number): { below: number; above: number } => {
  if (!(a > 0) || !(x >= 0)) return { below: NaN, above: NaN }
  if (x === 0) return { below: 0, above: 1 }
  if (x === Infinity) return { below: 1, above: 0 }
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  if (x < a + 1) {
    const below = front * bySeries(a, x)
    return { below, above: 1 - below }
  }
  const above = front * byFraction(a, x)
  return { below: 1 - above, above }
}
