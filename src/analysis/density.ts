import { quantile } from './quantile.ts'

/** Silverman's rule of thumb (1986, eq. 3.31): 0.9 × min(s, IQR / 1.34) × n^(−1/5); 0 where all values are one. */
export const bandwidth = (values: readonly number[]): number => {
  const count = values.length
  if (count < 2) return 0
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1))
  const middle = (quantile(values, 0.75) - quantile(values, 0.25)) / 1.34
  return 0.9 * (middle > 0 ? Math.min(deviation, middle) : deviation) * count ** -0.2
}

const ROOT = Math.sqrt(2 * Math.PI)

/** The Gaussian kernel density of values at several places, for a bandwidth above 0; it integrates to 1. */
export const densityAt = (places: readonly number[], values: readonly number[], width: number): number[] =>
  places.map(
    (place) => values.reduce((sum, value) => sum + Math.exp(-(((place - value) / width) ** 2) / 2), 0) / (values.length * width * ROOT),
  )
