import type { AnalysisInputs } from '#contract/analysis/result.ts'
import type { ColumnSpec } from '#contract/analysis/spec.ts'
import type { Text } from '#contract/names.ts'
import { found, unfit, type Finding } from '../finding.ts'
import { ratioColumn } from '../index/ratioColumn.ts'
import type { PanelRow } from '../panel.ts'
import { lagged } from '../robustness/lagged.ts'

/** A column of the panel with what is known of it; values follow the rows, null is missing. */
export interface StudyColumn {
  id: string
  title: Text
  unit: string
  /** Null: neither is better. */
  better: 'higher' | 'lower' | null
  decimals: number
  /** Indicators it is made of. */
  indicators: readonly string[]
  /** Members of the index it is; none where it is no index. */
  members: readonly string[]
  values: readonly (number | null)[]
}

type Indicator = AnalysisInputs['indicators'][number]
type Plain = Extract<ColumnSpec, { indicator: string }>
type Ratio = Extract<ColumnSpec, { ratio: object }>
type Log = Extract<ColumnSpec, { log: string }>
type Lag = Extract<ColumnSpec, { lag: object }>

const directed = (better: Indicator['better']): StudyColumn['better'] => (better === 'higher' || better === 'lower' ? better : null)

const inputOf = (inputs: AnalysisInputs, id: string): Finding<Indicator> => {
  const input = inputs.indicators.find(({ indicator }) => indicator === id)
  return input === undefined ? unfit('unknown_column', `no indicator is called ${id}`, id) : found(input)
}

export const indicatorColumn = (own: Plain, inputs: AnalysisInputs): Finding<StudyColumn> => {
  const input = inputOf(inputs, own.indicator)
  if (!input.ok) return input
  const { title, unit, better, decimals, values } = input.value
  return found({
    id: own.id,
    title: own.title ?? title,
    unit: own.unit ?? unit,
    better: own.better ?? directed(better),
    decimals: own.decimals ?? decimals,
    indicators: [own.indicator],
    members: [],
    values,
  })
}

/** A total per head, per area or per output; its polarity is the total's where none is declared. */
export const ratioOf = (own: Ratio, inputs: AnalysisInputs, rows: readonly PanelRow[]): Finding<StudyColumn> => {
  const [above, below] = [inputOf(inputs, own.ratio.above), inputOf(inputs, own.ratio.below)]
  if (!above.ok) return above
  if (!below.ok) return below
  const panel = { rows, columns: { [own.ratio.above]: above.value.values, [own.ratio.below]: below.value.values } }
  const values = ratioColumn(panel, own.ratio.above, own.ratio.below, own.ratio.times)
  if (!values.ok) return values
  return found({
    id: own.id,
    title: own.title,
    unit: own.unit,
    better: own.better ?? directed(above.value.better),
    decimals: own.decimals ?? 2,
    indicators: [own.ratio.above, own.ratio.below],
    members: [],
    values: values.value,
  })
}

/** The natural logarithm; a value that is not positive is refused. */
export const logColumn = (own: Log, of: Finding<StudyColumn>, rows: readonly PanelRow[]): Finding<StudyColumn> => {
  if (!of.ok) return of
  const { values } = of.value
  const wrong = values.findIndex((value) => value !== null && !(value > 0))
  if (wrong >= 0) {
    const { region, period } = rows[wrong]!
    return unfit('not_positive', `${own.log} is ${values[wrong]} in ${region} ${period}, which has no logarithm`, own.log)
  }
  return found({
    ...of.value,
    id: own.id,
    title: own.title,
    unit: own.unit ?? '',
    better: own.better ?? of.value.better,
    decimals: own.decimals ?? 3,
    values: values.map((value) => (value === null ? null : Math.log(value))),
  })
}

/** The region's value so many periods before; missing where there is none. */
export const laggedColumn = (
  own: Lag,
  of: Finding<StudyColumn>,
  rows: readonly PanelRow[],
  periods: readonly string[],
): Finding<StudyColumn> => {
  if (!of.ok) return of
  const { column, by } = own.lag
  const values = lagged({ rows, columns: { [column]: of.value.values } }, column, periods, by)
  if (!values.ok) return values
  return found({ ...of.value, id: own.id, title: own.title, better: own.better ?? of.value.better, values: values.value })
}
