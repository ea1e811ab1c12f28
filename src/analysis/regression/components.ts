import { found, unfit, type Finding } from '../finding.ts'
import { leastSquares } from '../linear/leastSquares.ts'
import { absorb } from './absorb.ts'
import { groupMeans } from './groups.ts'

/** Variances of the regions' effect and of the rest, and each region's θ. `truncated`: the effect's came out negative and is taken as 0. */
export interface Components {
  effect: number
  rest: number
  theta: number[]
  truncated: boolean
}

type Columns = readonly (readonly number[])[]

const lengthOf = (column: readonly number[]): number => Math.sqrt(column.reduce((sum, value) => sum + value * value, 0))

/** The within regression over the columns that vary within regions. */
const within = (
  columns: Columns,
  names: readonly string[],
  y: readonly number[],
  places: number[][],
): Finding<{ squares: number; used: number }> => {
  const [left, ...all] = absorb([y, ...columns], places, null).columns
  let kept = all.flatMap((column, at) => (lengthOf(column) > 1e-9 * lengthOf(columns[at]!) ? [at] : []))
  for (;;) {
    const fit = leastSquares(
      kept.map((at) => all[at]!),
      kept.map((at) => names[at]!),
      left!,
    )
    if (fit.ok) return found({ squares: fit.value.squares, used: kept.length })
    const at = names.indexOf(fit.refusal.path ?? '')
    if (fit.refusal.reason !== 'singular_design' || at < 0) return fit
    kept = kept.filter((one) => one !== at)
  }
}

/** The trace of (Σ T x̄x̄′)⁻¹ Σ T² x̄x̄′. */
const traceOf = (inverse: Columns, means: Columns, lengths: readonly number[]): number => {
  const squared = (a: number, b: number): number =>
    lengths.reduce((sum, length, at) => sum + length * length * means[a]![at]! * means[b]![at]!, 0)
  return inverse.reduce((sum, line, a) => sum + line.reduce((part, value, b) => part + value * squared(a, b), 0), 0)
}

/**
 * Swamy & Arora's variance components (Econometrica 40, 1972): the rest's from the within regression, the effect's from the regression of
 * the regions' means, θ = 1 − √(σ²ₑ / (T σ²ᵤ + σ²ₑ)). Unbalanced: `exact` after Baltagi & Chang (J. Econometrics 62, 1994), means
 * weighted by T; `harmonic` as Stata's xtreg, re. Columns are without the constant.
 */
export const componentsOf = (
  columns: Columns,
  names: readonly string[],
  y: readonly number[],
  places: number[][],
  how: 'exact' | 'harmonic',
): Finding<Components> => {
  const [rows, regions, width] = [y.length, places.length, columns.length + 1]
  const inside = within(columns, names, y, places)
  if (!inside.ok) return inside
  const degrees = rows - regions - inside.value.used
  if (degrees <= 0) return unfit('too_few_rows', `${rows} rows leave no degree of freedom within ${regions} regions`)
  if (regions <= width) return unfit('too_few_regions', `${regions} regions for ${width} coefficients between them`)
  const rest = inside.value.squares / degrees
  const lengths = places.map((at) => at.length)
  const weight = lengths.map((length) => (how === 'exact' ? Math.sqrt(length) : 1))
  const means = [lengths.map(() => 1), ...columns.map((column) => groupMeans(column, places))]
  const weighted = (column: readonly number[]): number[] => column.map((value, at) => value * weight[at]!)
  const between = leastSquares(means.map(weighted), ['constant', ...names], weighted(groupMeans(y, places)))
  if (!between.ok) return between
  const { squares, inverse } = between.value
  const harmonic = regions / lengths.reduce((sum, length) => sum + 1 / length, 0)
  const effect =
    how === 'exact'
      ? (squares - (regions - width) * rest) / (rows - traceOf(inverse, means, lengths))
      : squares / (regions - width) - rest / harmonic
  const held = Math.max(0, effect)
  return found({ effect: held, rest, theta: lengths.map((length) => 1 - Math.sqrt(rest / (length * held + rest))), truncated: effect < 0 })
}
