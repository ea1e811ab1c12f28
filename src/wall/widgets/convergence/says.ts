import { numberWords } from '../../i18n/figure.ts'

/** A change of less than two parts in a hundred is called none. */
const FLAT = 0.02

export const verdict = (before: number | null, now: number | null): 'converges' | 'diverges' | 'flat' => {
  if (before === null || now === null || before === 0 || Math.abs(now / before - 1) < FLAT) return 'flat'
  return now < before ? 'converges' : 'diverges'
}

/** A round tick: as few decimals as say it. */
export const scaleOf = (value: number): string => {
  const decimals = [0, 1, 2, 3].find((one) => Math.abs(Number(value.toFixed(one)) - value) < 1e-9) ?? 3
  return numberWords(value, decimals)
}
