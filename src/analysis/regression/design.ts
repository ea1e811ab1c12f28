import { found, type Finding } from '../finding.ts'
import { mean } from '../moments.ts'
import type { PanelRow } from '../panel.ts'
import { absorb } from './absorb.ts'
import { componentsOf, type Components } from './components.ts'
import { groupMeans, groupsOf } from './groups.ts'
import type { FullRegressionSpec } from './spec.ts'

/** What least squares is run on: y and the columns once the effects are out, the constant first. */
export interface Design {
  y: number[]
  columns: number[][]
  /** Rows less everything estimated, effects too. */
  degrees: number
  /** Parameters of the period effects, less the one that the constant is. */
  periodEffects: number
  components: Components | null
}

type Columns = readonly (readonly number[])[]

/** Deviations from the effects plus the column's own mean, so that the constant is the mean effect. */
const fixed = (
  effects: 'region' | 'period' | 'both',
  y: readonly number[],
  x: Columns,
  regions: number[][],
  periods: number[][],
): Design => {
  const all = [y, ...x]
  const { columns, parameters } = absorb(all, effects === 'period' ? periods : regions, effects === 'both' ? periods : null)
  const raised = columns.map((column, at) => {
    const middle = mean(all[at]!)
    return column.map((value) => value + middle)
  })
  const counted = { region: 0, period: parameters - 1, both: parameters - regions.length }
  return {
    y: raised[0]!,
    columns: [y.map(() => 1), ...raised.slice(1)],
    degrees: y.length - parameters - x.length,
    periodEffects: counted[effects],
    components: null,
  }
}

const random = (y: readonly number[], x: Columns, regions: number[][], components: Components): Design => {
  const reduced = (column: readonly number[]): number[] => {
    const means = groupMeans(column, regions)
    const left = [...column]
    for (const [group, rows] of regions.entries()) for (const at of rows) left[at] = column[at]! - components.theta[group]! * means[group]!
    return left
  }
  return {
    y: reduced(y),
    columns: [y.map(() => 1), ...x].map(reduced),
    degrees: y.length - x.length - 1,
    periodEffects: 0,
    components,
  }
}

/** The transformed regression of each kind of effects: as it is, less the effects' means, or less θ of the region's. */
export const designOf = (spec: FullRegressionSpec, y: readonly number[], x: Columns, rows: readonly PanelRow[]): Finding<Design> => {
  const regions = groupsOf(rows.map(({ region }) => region)).places
  if (spec.effects === 'pooled') {
    const columns = [y.map(() => 1), ...x.map((column) => [...column])]
    return found({ y: [...y], columns, degrees: y.length - x.length - 1, periodEffects: 0, components: null })
  }
  if (spec.effects !== 'random') return found(fixed(spec.effects, y, x, regions, groupsOf(rows.map(({ period }) => period)).places))
  const components = componentsOf(x, spec.x, y, regions, spec.components)
  return components.ok ? found(random(y, x, regions, components.value)) : components
}
