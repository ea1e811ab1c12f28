import { numberWords } from '../../i18n/figure.ts'

/** Scores are 0 to 1 in an analysis and 0 to 100 on the wall. */
const HUNDRED = 100

/** A score of 0 to 1 as people read it, 0 to 100. */
export const scoreWords = (score: number, decimals = 1): string => numberWords(score * HUNDRED, decimals)

/** A difference of scores, in points of 0 to 100, with its sign. */
export const pointsWords = (difference: number, decimals = 2): string => numberWords(difference * HUNDRED, decimals, true)

export const percentWords = (share: number, decimals = 1): string => `${numberWords(share * HUNDRED, decimals)}%`

/** A probability as papers print it: = 0.031, or < 0.001. */
export const chanceWords = (p: number): string => (p < 0.001 ? '< 0.001' : `= ${numberWords(p, 3)}`)

/** Decimals that give a figure so many significant digits, at most five of them. */
export const decimalsFor = (value: number, digits = 3): number => {
  const size = Math.abs(value)
  if (size === 0 || !Number.isFinite(size)) return 2
  return Math.max(0, Math.min(5, digits - 1 - Math.floor(Math.log10(size))))
}

/** As many decimals as an interval's half width has two significant digits for: no estimate is more exact than its error. */
export const decimalsWithin = (low: number, high: number): number => decimalsFor((high - low) / 2, 2)
