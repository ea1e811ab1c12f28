import type { PanelRow } from '../panel.ts'
import { groupsOf } from '../regression/groups.ts'
import { productsOf, type Products } from './crossProducts.ts'

/** Products of each region's rows; sums over any choice of regions are those of a regression on them. */
export interface RegionProducts {
  products: { region: string; products: Products }[]
  width: number
  /** By which each column was divided, in their order. */
  sizes: number[]
}

/**
 * Cross products of columns by region, for regressions on many choices of regions: region effects are out, the constant and the period
 * effects stand as columns before those given (`partialled` takes them out). Columns are divided by their largest absolute value.
 */
export const regionProducts = (
  columns: readonly (readonly number[])[],
  rows: readonly PanelRow[],
  effects: 'pooled' | 'region' | 'period' | 'both',
): RegionProducts => {
  const periods = groupsOf(rows.map(({ period }) => period)).names
  const dummies =
    effects === 'both' || effects === 'period' ? periods.slice(1).map((one) => rows.map(({ period }) => (period === one ? 1 : 0))) : []
  const inside = effects === 'region' || effects === 'both'
  const constant = inside ? [] : [rows.map(() => 1)]
  const sizes = columns.map((column) => column.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1)
  const scaled = columns.map((column, at) => column.map((value) => value / sizes[at]!))
  const all = [...constant, ...dummies, ...scaled]
  const { names, places } = groupsOf(rows.map(({ region }) => region))
  return {
    products: names.map((region, at) => ({ region, products: productsOf(all, places[at]!, inside) })),
    width: all.length,
    sizes,
  }
}
