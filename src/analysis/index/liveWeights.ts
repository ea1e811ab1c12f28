import { found, unfit, type Finding } from '../finding.ts'
import { indexOf } from './indexOf.ts'
import { notesOn, type IndexNote } from './notes.ts'
import { fullSpec, type IndexSpec, type Weighting } from './spec.ts'
import { weigh } from './weigh.ts'

/** What an index that lives on a board declares of its weights. A floor above its ceiling: lower is better. */
export interface LiveIndex {
  method: 'equal' | 'entropy' | 'critic' | 'declared'
  cap?: number | undefined
  functionsFirst: boolean
  members: readonly { indicator: string; floor: number; ceiling: number; weight?: number | undefined }[]
}

/** The members' values in one region and period, in their order. */
export interface LiveRow {
  region: string
  period: string
  values: readonly (number | null)[]
}

/** Weights in the members' order, to a sum of 1, and the rows in which every member had a value. */
export interface LiveWeights {
  weights: number[]
  entropy: number[] | null
  rows: number
  regions: number
  notes: IndexNote[]
}

const WEIGHTING: Record<LiveIndex['method'], Weighting> = { equal: 'equal', entropy: 'entropy', critic: 'critic', declared: 'expert' }

const functionOf = (indicator: string): string => indicator.slice(0, indicator.indexOf('.'))

/** The same spec as an analysis has: places between declared bounds, pooled over all rows. */
export const liveSpec = ({ method, cap, functionsFirst, members }: LiveIndex): IndexSpec => ({
  members: members.map(({ indicator, floor, ceiling, weight }) => ({
    id: indicator,
    function: functionOf(indicator),
    better: floor < ceiling ? 'higher' : 'lower',
    floor: Math.min(floor, ceiling),
    ceiling: Math.max(floor, ceiling),
    ...(weight === undefined ? {} : { weight }),
  })),
  normalise: 'bounds',
  weighting: WEIGHTING[method],
  within: functionsFirst ? 'functions' : 'all',
  ...(cap === undefined ? {} : { cap }),
})

/** Whether the weights are made of figures, and not declared. */
export const isWeighed = ({ method }: Pick<LiveIndex, 'method'>): boolean => method === 'entropy' || method === 'critic'

const declaredWeights = (index: LiveIndex): Finding<LiveWeights> => {
  const spec = fullSpec(liveSpec(index))
  const answer = weigh(
    spec.members.map(() => []),
    spec,
  )
  return answer.ok ? found({ weights: answer.value.weights, entropy: null, rows: 0, regions: 0, notes: [] }) : answer
}

/**
 * The weights of an index over the regions of a place, by the functions of the analyses (`indexOf`): entropy or CRITIC over the rows of all
 * periods together, or equal, or as declared. Refuses what these refuse, a member that no row has, and fewer regions than members.
 */
export const liveWeights = (index: LiveIndex, rows: readonly LiveRow[]): Finding<LiveWeights> => {
  if (!isWeighed(index)) return declaredWeights(index)
  const spec = liveSpec(index)
  const names = spec.members.map(({ id }) => id)
  const absent = names.findIndex((_, j) => rows.every(({ values }) => values[j] === null))
  if (rows.length === 0) return unfit('too_few_rows', 'no region has a figure in the window')
  if (absent >= 0) return unfit('missing_cell', `${names[absent]} has no figure in the window`, names[absent])
  const answer = indexOf(
    {
      rows: rows.map(({ region, period }) => ({ region, period })),
      columns: Object.fromEntries(names.map((name, j) => [name, rows.map(({ values }) => values[j]!)])),
    },
    spec,
  )
  if (!answer.ok) return answer
  const { weights, entropy, rows: used } = answer.value.weights[0]!
  return found({
    weights: names.map((name) => weights[name]!),
    entropy: entropy === null ? null : names.map((name) => entropy[name]!),
    rows: used,
    regions: new Set(answer.value.rows.map(({ region }) => region)).size,
    notes: notesOn(answer.value.spec, answer.value.weights),
  })
}
