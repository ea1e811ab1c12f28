import { isFigure } from '../figure.ts'
import { found, unfit, type Finding } from '../finding.ts'
import { quantile } from '../quantile.ts'

/**
 * A column whose values below the quantile `share` and above 1 − share are set to these quantiles (type 7; Dixon, Ann. Math. Statistics 31,
 * 1960); missing cells stay missing.
 */
export const winsorised = (column: readonly (number | null)[], share: number): Finding<(number | null)[]> => {
  if (!(share > 0 && share < 0.5)) return unfit('bad_option', `a share of ${share}`, 'share')
  const there = column.filter((cell) => cell !== null)
  if (there.length < 2) return unfit('too_few_rows', `${there.length} values`)
  if (there.some((cell) => !isFigure(cell))) return unfit('not_finite', 'a value is no number')
  const [low, high] = [quantile(there, share), quantile(there, 1 - share)]
  return found(column.map((cell) => (cell === null ? null : Math.min(high, Math.max(low, cell)))))
}
