const MOST = 1e100

/** Whether a value can be computed with: finite, and neither so large nor so near to 0 (1e±100) that its square or inverse is no number. */
export const isFigure = (value: number): boolean => value === 0 || (Math.abs(value) <= MOST && Math.abs(value) >= 1 / MOST)
