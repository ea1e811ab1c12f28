import { exactSum } from '../exactSum.ts'
import { found, unfit, type Finding } from '../finding.ts'

const ROUNDING = 1e-12

/**
 * Weights of which none is above `cap`: what is over goes to the others in proportion to their own, again until none is over
 * (as capped share indices are made). Refuses a cap that so many members cannot fill.
 */
export const capped = (weights: readonly number[], cap: number): Finding<number[]> => {
  if (!(cap > 0 && cap <= 1)) return unfit('bad_cap', `a cap of ${cap} is not a share`, 'cap')
  if (cap * weights.length < 1 - ROUNDING) return unfit('bad_cap', `${weights.length} members of at most ${cap} do not make a whole`, 'cap')
  const held = new Set<number>()
  let now = [...weights]
  for (;;) {
    const over = now.flatMap((weight, at) => (weight > cap + ROUNDING && !held.has(at) ? [at] : []))
    if (over.length === 0) return found(now)
    for (const at of over) held.add(at)
    const rest = exactSum(weights.map((weight, at) => (held.has(at) ? 0 : weight)))
    const left = 1 - held.size * cap
    const free = weights.length - held.size
    now = weights.map((weight, at) => (held.has(at) ? cap : rest > 0 ? (weight / rest) * left : left / free))
  }
}
