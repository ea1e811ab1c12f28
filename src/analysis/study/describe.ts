import type { DescribeShown } from '#contract/analysis/spreadTables.ts'
import type { AnalysisTableOf } from '#contract/analysis/result.ts'
import type { DescribeTableSpec } from '#contract/analysis/tableSpecs.ts'
import { found, type Finding } from '../finding.ts'
import { deviation, mean } from '../moments.ts'
import { completeRows } from '../panel.ts'
import { median, quantile } from '../quantile.ts'
import type { Ground } from './ground.ts'
import { countedOf, finite, headOf, tableOf, type Made } from './head.ts'

const lineOf = (column: string, values: readonly (number | null)[]) => {
  const there = values.filter((value) => value !== null)
  return {
    column,
    n: there.length,
    missing: values.length - there.length,
    mean: finite(mean(there)),
    deviation: finite(deviation(there)),
    least: finite(quantile(there, 0)),
    middle: finite(median(there)),
    most: finite(quantile(there, 1)),
  }
}

/** n, mean, deviation and extremes of columns, each over the cells that it has. */
export const describeTable = (spec: DescribeTableSpec, ground: Ground): AnalysisTableOf<'describe'> => {
  const make = (): Finding<Made<DescribeShown>> => {
    const panel = ground.panel(spec.columns)
    if (!panel.ok) return panel
    const complete = completeRows(panel.value, spec.columns)
    if (!complete.ok) return complete
    return found({
      head: { ...countedOf(ground.rows), missing: complete.value.missing },
      result: { columns: spec.columns.map((name) => lineOf(name, panel.value.columns[name]!)) },
    })
  }
  return tableOf('describe', headOf(spec, 'describe', spec.columns, null), make())
}
