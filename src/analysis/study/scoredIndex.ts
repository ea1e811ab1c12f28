import type { IndexTableSpec } from '#contract/analysis/tableSpecs.ts'
import { found, unfit, type Finding } from '../finding.ts'
import { indexOf, type Index } from '../index/indexOf.ts'
import type { IndexMember, IndexSpec } from '../index/spec.ts'
import type { Panel, PanelRow } from '../panel.ts'
import type { StudyColumn } from './columns.ts'

/** An index of an analysis with the weightings beside it, each over the same panel; one may be refused alone. */
export interface ScoredIndex {
  spec: IndexTableSpec
  index: Index
  beside: ReadonlyMap<string, Finding<Index>>
  members: readonly IndexMember[]
  /** Of all members. */
  indicators: readonly string[]
}

type Options = Partial<Omit<IndexSpec, 'members'>>
type Columns = (name: string) => Finding<StudyColumn>

const given = (options: IndexTableSpec['options']): Options =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))

/** Without what only the own weighting declares. */
const plain = (options: Options): Options => {
  const { cap: _cap, functionWeights: _functionWeights, ...rest } = options
  return rest
}

const memberOf = (spec: IndexTableSpec['members'][number], column: StudyColumn): Finding<IndexMember> => {
  const better = spec.better ?? column.better
  if (better === null) return unfit('bad_option', `neither higher nor lower is better of ${spec.column}: a member says which`, spec.column)
  const { weight, floor, ceiling } = spec
  return found({
    id: spec.column,
    better,
    function: spec.function,
    ...(weight !== undefined && { weight }),
    ...(floor !== undefined && { floor }),
    ...(ceiling !== undefined && { ceiling }),
  })
}

/** Members with the panel's columns; a member that is no column is refused as `unknown_member`. */
const gathered = (spec: IndexTableSpec, columnOf: Columns): Finding<{ members: IndexMember[]; columns: StudyColumn[] }> => {
  const members: IndexMember[] = []
  const columns: StudyColumn[] = []
  for (const own of spec.members) {
    const column = columnOf(own.column)
    if (!column.ok && column.refusal.reason === 'unknown_column') return unfit('unknown_member', column.refusal.message, own.column)
    if (!column.ok) return column
    if (!spec.functions.some(({ id }) => id === own.function))
      return unfit('unknown_group', `${own.column} speaks for the function ${own.function}, which is not declared`, own.function)
    const member = memberOf(own, column.value)
    if (!member.ok) return member
    members.push(member.value)
    columns.push(column.value)
  }
  return found({ members, columns })
}

/** The index that a table declares, and the weightings beside it; equal weights always stand there, under `equal`. */
export const scoredIndex = (spec: IndexTableSpec, rows: readonly PanelRow[], columnOf: Columns): Finding<ScoredIndex> => {
  const parts = gathered(spec, columnOf)
  if (!parts.ok) return parts
  const { members, columns } = parts.value
  const panel: Panel = { rows, columns: Object.fromEntries(columns.map(({ id, values }) => [id, values])) }
  const own = given(spec.options)
  const index = indexOf(panel, { ...own, members })
  if (!index.ok) return index
  const beside = new Map<string, Finding<Index>>([['equal', indexOf(panel, { ...plain(own), weighting: 'equal', members })]])
  for (const { id, options } of spec.beside) beside.set(id, indexOf(panel, { ...plain(own), ...given(options), members }))
  return found({ spec, index: index.value, beside, members, indicators: [...new Set(columns.flatMap(({ indicators }) => indicators))] })
}
