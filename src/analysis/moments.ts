import { exactSum } from './exactSum.ts'

/** The arithmetic mean; its sum is exact, so the order of the values does not matter. NaN for none. */
export const mean = (values: readonly number[]): number => exactSum(values) / values.length

/** The sum of squared distances from the mean. */
export const squares = (values: readonly number[]): number => {
  const middle = mean(values)
  return exactSum(values.map((value) => (value - middle) ** 2))
}

/** The sample standard deviation, with n − 1 below. */
export const deviation = (values: readonly number[]): number => Math.sqrt(squares(values) / (values.length - 1))

/** Pearson's correlation; NaN where one of the two is constant. */
export const correlation = (left: readonly number[], right: readonly number[]): number => {
  const [a, b] = [mean(left), mean(right)]
  return exactSum(left.map((value, at) => (value - a) * (right[at]! - b))) / Math.sqrt(squares(left) * squares(right))
}
