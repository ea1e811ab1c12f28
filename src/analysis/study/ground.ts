import type { AnalysisInputs } from '#contract/analysis/result.ts'
import type { AnalysisSpec } from '#contract/analysis/spec.ts'
import { found, unfit, type Finding } from '../finding.ts'
import type { Panel, PanelRow } from '../panel.ts'
import { indicatorColumn, laggedColumn, logColumn, ratioOf, type StudyColumn } from './columns.ts'
import { scoredIndex, type ScoredIndex } from './scoredIndex.ts'

/** What the tables of one analysis stand on: rows by period and region, and columns made when they are first asked for. */
export interface Ground {
  spec: AnalysisSpec
  inputs: AnalysisInputs
  rows: readonly PanelRow[]
  /** A column of the spec, an index by its table's id, or one of its weightings beside. */
  column(name: string): Finding<StudyColumn>
  /** The figures of a table of kind `index`. */
  index(id: string): Finding<ScoredIndex>
  /** The rows with the columns named, in their order. */
  panel(names: readonly string[]): Finding<Panel>
}

const rowsOf = ({ regions, periods }: AnalysisInputs): PanelRow[] =>
  periods.flatMap((period) => regions.map(({ code }) => ({ region: code, period })))

const remembered = <T>(make: (name: string) => Finding<T>): ((name: string) => Finding<T>) => {
  const made = new Map<string, Finding<T> | null>()
  return (name) => {
    const before = made.get(name)
    if (before === null) return unfit('unknown_column', `${name} is made of itself`, name)
    if (before !== undefined) return before
    made.set(name, null)
    const answer = make(name)
    made.set(name, answer)
    return answer
  }
}

/** The scores of an index, or of a weighting beside it, as a column. */
const scoreColumn = (name: string, beside: string | undefined, scored: ScoredIndex, rows: readonly PanelRow[]): Finding<StudyColumn> => {
  const chosen = beside === undefined ? found(scored.index) : scored.beside.get(beside)
  if (chosen === undefined) return unfit('unknown_column', `${scored.spec.id} has no weighting ${beside} beside`, name)
  if (!chosen.ok) return chosen
  const by = new Map(chosen.value.rows.map((row) => [`${row.region} ${row.period}`, row.score]))
  return found({
    id: name,
    title: scored.spec.title,
    unit: '',
    better: 'higher',
    decimals: 3,
    indicators: scored.indicators,
    members: scored.spec.members.map(({ column }) => column),
    values: rows.map(({ region, period }) => by.get(`${region} ${period}`) ?? null),
  })
}

/** The ground of an analysis; nothing is computed yet. A column that cannot be made is refused where it is asked for. */
export const groundOf = (spec: AnalysisSpec, inputs: AnalysisInputs): Ground => {
  const rows = rowsOf(inputs)
  const declared = (name: string): Finding<StudyColumn> => {
    const own = spec.columns.find(({ id }) => id === name)
    if (own === undefined) return unfit('unknown_column', `no column is called ${name}`, name)
    if ('indicator' in own) return indicatorColumn(own, inputs)
    if ('ratio' in own) return ratioOf(own, inputs, rows)
    if ('log' in own) return logColumn(own, column(own.log), rows)
    return laggedColumn(own, column(own.lag.column), rows, inputs.periods)
  }
  const scores = (name: string): Finding<StudyColumn> => {
    const [id, beside] = name.split('.') as [string, string?]
    const answer = index(id)
    return answer.ok ? scoreColumn(name, beside, answer.value, rows) : answer
  }
  const isIndex = (name: string): boolean => spec.tables.some((table) => table.kind === 'index' && table.id === name.split('.')[0])
  const column = remembered((name) => (isIndex(name) ? scores(name) : declared(name)))
  const index = remembered((id) => {
    const own = spec.tables.find((table) => table.id === id)
    if (own?.kind !== 'index') return unfit('unknown_column', `no index is called ${id}`, id)
    return scoredIndex(own, rows, column)
  })
  const panel = (names: readonly string[]): Finding<Panel> => {
    const columns: Record<string, readonly (number | null)[]> = {}
    for (const name of names) {
      const answer = column(name)
      if (!answer.ok) return answer
      columns[name] = answer.value.values
    }
    return found({ rows, columns })
  }
  return { spec, inputs, rows, column, index, panel }
}
