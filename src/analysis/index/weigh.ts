import { exactSum } from '../exactSum.ts'
import { isFigure } from '../figure.ts'
import { found, unfit, type Finding } from '../finding.ts'
import { capped } from './capped.ts'
import { criticWeights } from './critic.ts'
import { entropyWeights } from './entropy.ts'
import type { FullSpec, IndexMember } from './spec.ts'

/** Weights that sum to 1 in the order of the members; entropies where the weighting has them. */
export interface Weighed {
  weights: number[]
  entropy: number[] | null
}

type Columns = readonly (readonly number[])[]

const shares = (given: readonly (number | undefined)[], names: readonly string[]): Finding<number[]> => {
  const wrong = given.findIndex((weight) => weight === undefined || !isFigure(weight) || weight < 0)
  if (wrong >= 0) return unfit('bad_weights', `${names[wrong]} has the weight ${given[wrong]}`, names[wrong])
  const whole = exactSum(given as number[])
  return whole > 0 ? found((given as number[]).map((weight) => weight / whole)) : unfit('bad_weights', 'the weights sum to 0')
}

const plain = (columns: Columns, members: readonly IndexMember[], spec: FullSpec): Finding<Weighed> => {
  const names = members.map(({ id }) => id)
  if (spec.weighting === 'entropy') {
    const shifted = columns.map((column) => column.map((value) => spec.stretch * value + spec.shift))
    const answer = entropyWeights(shifted, names)
    return answer.ok ? found({ weights: answer.value.weights, entropy: answer.value.entropy }) : answer
  }
  const answer =
    spec.weighting === 'critic'
      ? criticWeights(columns, names)
      : spec.weighting === 'expert'
        ? shares(members.map(({ weight }) => weight), names) // prettier-ignore
        : found(members.map(() => 1 / members.length))
  return answer.ok ? found({ weights: answer.value, entropy: null }) : answer
}

const withinFunctions = (columns: Columns, members: readonly IndexMember[], spec: FullSpec): Finding<Weighed> => {
  const functions = [...new Set(members.map((member) => member.function))]
  const own = spec.functionWeights
  const unknown = own === undefined ? undefined : Object.keys(own).find((name) => !functions.includes(name))
  if (unknown !== undefined) return unfit('unknown_group', `no member belongs to the function ${unknown}`, unknown)
  const top = shares(own === undefined ? functions.map(() => 1) : functions.map((name) => own[name]), functions)
  if (!top.ok) return top
  const weights = members.map(() => 0)
  const entropy: number[] | null = spec.weighting === 'entropy' ? members.map(() => 0) : null
  for (const [f, name] of functions.entries()) {
    const places = members.flatMap((member, at) => (member.function === name ? [at] : []))
    const inside = plain(
      places.map((at) => columns[at]!),
      places.map((at) => members[at]!),
      spec,
    )
    if (!inside.ok) return inside
    for (const [i, at] of places.entries()) {
      weights[at] = top.value[f]! * inside.value.weights[i]!
      if (entropy !== null) entropy[at] = inside.value.entropy![i]!
    }
  }
  return found({ weights, entropy })
}

/**
 * The members' weights over normalised columns, as declared: entropy, CRITIC, equal or the experts' own; over all members at once,
 * or within each function first and then times the function's weight; then capped where a cap is declared.
 */
export const weigh = (columns: Columns, spec: FullSpec): Finding<Weighed> => {
  const free = (spec.within === 'functions' ? withinFunctions : plain)(columns, spec.members, spec)
  if (!free.ok || spec.cap === undefined) return free
  const held = capped(free.value.weights, spec.cap)
  return held.ok ? found({ ...free.value, weights: held.value }) : held
}
