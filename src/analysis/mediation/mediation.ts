import { normalBelow, normalBeyond, normalQuantile } from '../distributions/normal.ts'
import { found, unfit, type Finding } from '../finding.ts'
import { deviation } from '../moments.ts'
import { completeRows, type MissingCell, type Panel } from '../panel.ts'
import { quantile } from '../quantile.ts'
import { panelRegression } from '../regression/panelRegression.ts'
import type { RegressionSpec } from '../regression/spec.ts'
import type { Coefficient } from '../regression/tests.ts'
import { partialled } from '../linear/crossProducts.ts'
import { regionProducts } from '../linear/regionProducts.ts'

export interface MediationSpec extends Pick<RegressionSpec, 'errors' | 'smallSample' | 'level'> {
  y: string
  x: string
  mediator: string
  controls?: readonly string[]
  effects: 'pooled' | 'region' | 'period' | 'both'
  /** Bootstrap draws, default 1,000, drawn by `random`. */
  draws?: number
  random: () => number
}

/** Paths of association: x → mediator → y beside x → y. That they are causal is an assumption no figure here can prove. */
export interface Mediation {
  /** y on x. */
  total: Coefficient
  /** The mediator on x: a. */
  toMediator: Coefficient
  /** y on x and the mediator: c′ and b. */
  direct: Coefficient
  fromMediator: Coefficient
  /** a × b, which is total − direct. */
  indirect: number
  /** Of the total; null where the two paths point apart (遮掩效应) or the total is 0: then it is no share. */
  share: number | null
  sobel: { error: number; statistic: number; p: number }
  /** Of a × b, regions drawn with replacement; draws in which x did not vary are left out. */
  bootstrap: { draws: number; used: number; error: number; percentile: [number, number]; biasCorrected: [number, number] }
  n: number
  regions: number
  span: [string, string]
  missing: MissingCell[]
}

/** a × b from the products of x, mediator and y once all else is out; null where x or the mediator does not vary. */
const indirectOf = ([x, m]: number[][]): number | null => {
  const [xx, xm, xy] = [x![0]!, x![1]!, x![2]!]
  const [mm, my] = [m![1]!, m![2]!]
  const whole = xx * mm - xm * xm
  if (!(xx > 0) || !(whole > 1e-12 * xx * mm)) return null
  return (xm / xx) * ((xx * my - xm * xy) / whole)
}

const resampled = (
  spec: MediationSpec,
  columns: readonly number[][],
  rows: readonly { region: string; period: string }[],
  draws: number,
): number[] => {
  const [y, x, mediator, ...controls] = columns
  const { products, width, sizes } = regionProducts([...controls, x!, mediator!, y!], rows, spec.effects)
  const [sizeX, sizeY] = [sizes.at(-3)!, sizes.at(-1)!]
  const values: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    const sums = new Float64Array(width * width)
    for (let k = 0; k < products.length; k++) {
      const one = products[Math.floor(spec.random() * products.length)]!.products
      for (let at = 0; at < sums.length; at++) sums[at] = sums[at]! + one[at]!
    }
    const indirect = indirectOf(partialled(sums, width, 3))
    if (indirect !== null) values.push((indirect * sizeY) / sizeX)
  }
  return values
}

/** Efron's bias-corrected interval (Can. J. Statistics 9, 1981): the percentiles moved by how far the draws' middle is off. */
const biasCorrected = (values: readonly number[], estimate: number, level: number): [number, number] => {
  const below = values.filter((value) => value < estimate).length + values.filter((value) => value === estimate).length / 2
  const z0 = normalQuantile(Math.min(1 - 1 / (2 * values.length), Math.max(1 / (2 * values.length), below / values.length)))
  const reach = normalQuantile((1 + level) / 2)
  return [quantile(values, normalBelow(2 * z0 - reach)), quantile(values, normalBelow(2 * z0 + reach))]
}

/**
 * Mediation by the three stepwise equations (Baron & Kenny 1986; Wen & Ye, 温忠麟、叶宝娟 2014) with fixed effects: y = c x, m = a x,
 * y = c′ x + b m; Sobel's test of a b (Sociol. Methodology 13, 1982); bootstrap by region, percentile and bias-corrected (MacKinnon,
 * Lockwood & Williams 2004). All three on the same complete rows, so c = c′ + a b.
 */
export const mediation = (panel: Panel, spec: MediationSpec): Finding<Mediation> => {
  const { y, x, mediator, controls = [], effects, draws = 1000, errors, smallSample, level = 0.95 } = spec
  if ((effects as string) === 'random') return unfit('bad_option', 'random effects are not resampled', 'effects')
  if (!Number.isInteger(draws) || draws < 100) return unfit('too_few_draws', `${draws} draws`, 'draws')
  const names = [y, x, mediator, ...controls]
  const complete = completeRows(panel, names)
  if (!complete.ok) return complete
  const { rows, columns, missing } = complete.value
  const kept: Panel = { rows, columns: Object.fromEntries(names.map((name, j) => [name, columns[j]!])) }
  const given = { effects, level, ...(errors && { errors }), ...(smallSample && { smallSample }) }
  const first = panelRegression(kept, { ...given, y, x: [x, ...controls] })
  if (!first.ok) return first
  const third = panelRegression(kept, { ...given, y, x: [x, mediator, ...controls] })
  if (!third.ok) return third
  const second = panelRegression(kept, { ...given, y: mediator, x: [x, ...controls] })
  if (!second.ok) return second
  const [total, toMediator] = [first.value.coefficients[1]!, second.value.coefficients[1]!]
  const [direct, fromMediator] = [third.value.coefficients[1]!, third.value.coefficients[2]!]
  const indirect = toMediator.estimate * fromMediator.estimate
  const error = Math.sqrt((toMediator.estimate * fromMediator.error) ** 2 + (fromMediator.estimate * toMediator.error) ** 2)
  const values = resampled(spec, columns, rows, draws)
  if (values.length < draws / 2) return unfit('no_variation', `${x} or ${mediator} varies in only ${values.length} of ${draws} draws`, x)
  return found({
    total,
    toMediator,
    direct,
    fromMediator,
    indirect,
    share: indirect * direct.estimate >= 0 && indirect * total.estimate > 0 ? indirect / total.estimate : null,
    sobel: { error, statistic: indirect / error, p: normalBeyond(indirect / error) },
    bootstrap: {
      draws,
      used: values.length,
      error: deviation(values),
      percentile: [quantile(values, (1 - level) / 2), quantile(values, (1 + level) / 2)],
      biasCorrected: biasCorrected(values, indirect, level),
    },
    n: first.value.n,
    regions: first.value.regions,
    span: first.value.span,
    missing,
  })
}
