import { exactSum } from '../exactSum.ts'
import type { IndexMember } from './spec.ts'
import { scoreOf, type Standing } from './standing.ts'

/** Each function's own index: the same aggregation over its members alone, their weights divided by their sum; left out where that is 0. */
export const subindices = (standing: Standing, members: readonly IndexMember[]): Record<string, number> => {
  const functions = [...new Set(members.map((member) => member.function))]
  return Object.fromEntries(
    functions.flatMap((name) => {
      const places = members.flatMap((member, at) => (member.function === name ? [at] : []))
      const whole = exactSum(places.map((at) => standing.weights[at]!))
      if (!(whole > 0)) return []
      const pick = (values: readonly number[]): number[] => places.map((at) => values[at]!)
      const { topsis } = standing
      const part: Standing = {
        weights: pick(standing.weights).map((weight) => weight / whole),
        values: pick(standing.values),
        topsis: topsis === null ? null : { ...topsis, best: pick(topsis.best), worst: pick(topsis.worst) },
      }
      return [[name, scoreOf(part)] as const]
    }),
  )
}
