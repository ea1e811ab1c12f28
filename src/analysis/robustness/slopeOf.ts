import { partialled } from '../linear/crossProducts.ts'
import { regionProducts } from '../linear/regionProducts.ts'
import { completeRows, type Panel } from '../panel.ts'
import type { RegressionSpec } from '../regression/spec.ts'

const VARIES = 1e-10

/**
 * A function from a choice of regions to one slope of the regression on them, the same as `panelRegression` gives to rounding, by sums of
 * the regions' cross products (Frisch & Waugh 1933); null where the regressor does not vary beside the others. Not for random effects.
 */
export const slopeOf = (
  panel: Panel,
  { y, x, effects }: Pick<RegressionSpec, 'y' | 'x' | 'effects'>,
  compared: string,
): ((regions: readonly string[]) => number | null) => {
  const others = x.filter((name) => name !== compared)
  const complete = completeRows(panel, [...others, compared, y])
  if (!complete.ok || effects === 'random') return () => null
  const { products, width, sizes } = regionProducts(complete.value.columns, complete.value.rows, effects)
  const by = new Map(products.map((one) => [one.region, one.products]))
  return (regions) => {
    const sums = new Float64Array(width * width)
    for (const region of regions) {
      const own = by.get(region)
      if (own !== undefined) for (let at = 0; at < sums.length; at++) sums[at] = sums[at]! + own[at]!
    }
    const [left] = partialled(sums, width, 2)
    const alone = sums[(width - 2) * width + width - 2]!
    return left![0]! > VARIES * alone ? ((left![1]! / left![0]!) * sizes.at(-1)!) / sizes.at(-2)! : null
  }
}
