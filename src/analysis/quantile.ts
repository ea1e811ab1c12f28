/** The value below which a share 0 to 1 of the values lies, linear between neighbours (Hyndman & Fan 1996, type 7); NaN for none. */
export const quantile = (values: readonly number[], share: number): number => {
  return sortedQuantile(
    [...values].sort((a, b) => a - b),
    share,
  )
}

/** The same of values that are sorted already, ascending. */
export const sortedQuantile = (sorted: readonly number[], share: number): number => {
  if (sorted.length === 0) return NaN
  const at = (sorted.length - 1) * Math.min(1, Math.max(0, share))
  const below = Math.floor(at)
  const low = sorted[below]!
  return low + ((sorted[below + 1] ?? low) - low) * (at - below)
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)
