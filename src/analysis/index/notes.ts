import type { IndexWeights } from './indexOf.ts'
import type { FullSpec } from './spec.ts'

/**
 * What a reader must know of an index. `concentrated`: the fewest members that hold half of the weight, and how many equal members
 * would spread as little (1 / Σw², Hirschman 1945; Herfindahl 1950), said when those are at most a quarter of
 * all; `single_member_function`: a function that rests on one column; `weightless`: members that weigh nothing.
 */
export type IndexNote =
  | { note: 'concentrated'; period: string | null; members: string[]; share: number; effective: number; of: number }
  | { note: 'single_member_function'; function: string; member: string }
  | { note: 'weightless'; period: string | null; members: string[] }

const concentration = ({ period, weights }: IndexWeights): IndexNote[] => {
  const sorted = Object.entries(weights).sort(([, a], [, b]) => b - a)
  const effective = 1 / sorted.reduce((sum, [, weight]) => sum + weight * weight, 0)
  let share = 0
  const members: string[] = []
  for (const [id, weight] of sorted) {
    if (share >= 0.5) break
    members.push(id)
    share += weight
  }
  const told = sorted.length > 2 && members.length <= Math.ceil(sorted.length / 4)
  return told ? [{ note: 'concentrated', period, members, share, effective, of: sorted.length }] : []
}

const weightless = ({ period, weights }: IndexWeights): IndexNote[] => {
  const members = Object.entries(weights).flatMap(([id, weight]) => (weight === 0 ? [id] : []))
  return members.length === 0 ? [] : [{ note: 'weightless', period, members }]
}

export const notesOn = ({ members }: FullSpec, weights: readonly IndexWeights[]): IndexNote[] => {
  const functions = new Map<string, string[]>()
  for (const { id, function: name } of members) functions.set(name, [...(functions.get(name) ?? []), id])
  const single = [...functions].flatMap(([name, ids]): IndexNote[] =>
    ids.length === 1 && functions.size > 1 ? [{ note: 'single_member_function', function: name, member: ids[0]! }] : [],
  )
  return [...weights.flatMap(concentration), ...single, ...weights.flatMap(weightless)]
}
