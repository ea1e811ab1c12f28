/** A standard normal by the polar method (Marsaglia & Bray 1964); `random` gives numbers in [0, 1). */
const normal = (random: () => number): number => {
  for (;;) {
    const [u, v] = [2 * random() - 1, 2 * random() - 1]
    const square = u * u + v * v
    if (square > 0 && square < 1) return u * Math.sqrt((-2 * Math.log(square)) / square)
  }
}

/** A gamma variate of the shape, scale 1 (Marsaglia & Tsang, ACM TOMS 26, 2000); below 1 by their boost. */
export const gammaDraw = (shape: number, random: () => number): number => {
  if (shape < 1) return gammaDraw(shape + 1, random) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** Weights around `weights` that sum to 1: Dirichlet(concentration × w); a weight of 0 stays 0. */
export const dirichletDraw = (weights: readonly number[], concentration: number, random: () => number): number[] => {
  const parts = weights.map((weight) => (weight > 0 ? gammaDraw(concentration * weight, random) : 0))
  const whole = parts.reduce((sum, part) => sum + part, 0)
  return whole > 0 ? parts.map((part) => part / whole) : [...weights]
}
