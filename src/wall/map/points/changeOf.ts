import type { Gathered, PointChange } from './messages.ts'

/** Points as columns, to be sent. */
export const changeOf = (put: readonly Gathered[], gone: readonly string[]): PointChange => {
  const places = new Float64Array(put.length * 2)
  const ranks = new Uint8Array(put.length)
  for (const [at, point] of put.entries()) {
    places[at * 2] = point.at[0]
    places[at * 2 + 1] = point.at[1]
    ranks[at] = point.rank
  }
  return { ids: put.map(({ id }) => id), places, ranks, gone }
}
